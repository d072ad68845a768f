// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { seeded } from '../../testing/ask.js';
import { isEan13 } from '../../src/seed/barcode.js';
import { imageBytes } from '../../src/seed/images.js';
import { normaliseHandle, normaliseHtml, normaliseTags } from '../../src/quirks.js';

test('the same seed gives the same shop, another seed another', () => {
  const one = seeded({ products: 120, seed: 7 });
  const two = seeded({ products: 120, seed: 7 });
  const other = seeded({ products: 120, seed: 8 });

  assert.deepEqual(one.state(), two.state());
  assert.notEqual(one.digest(), other.digest());
});

test('two shops of one seed share no id', () => {
  const one = seeded({ products: 30, domain: 'one.myshopify.com' });
  const two = seeded({ products: 30, domain: 'two.myshopify.com' });
  const ids = new Set(one.tables.Product.rows.map(product => product.id));

  assert.ok(two.tables.Product.rows.every(product => !ids.has(product.id)));
});

test('products look like a real shop: variants near three, odd cases, valid barcodes', () => {
  const shop = seeded({ products: 2000 });
  const products = shop.tables.Product.rows;
  const variants = shop.tables.ProductVariant.rows;
  const skus = variants.map(variant => variant.sku).filter(Boolean);

  const mean = variants.length / products.length;
  assert.ok(mean > 2.5 && mean < 3.6, `mean of ${mean}`);
  assert.equal(Math.max(...products.map(product => product.variants.length)), 100);
  assert.ok(products.some(product => product.options.length === 3));
  assert.ok(products.some(product => product.hasOnlyDefaultVariant));
  assert.ok(products.some(product => product.title.length === 255));
  assert.ok(products.every(product => product.title.length <= 255 && !/\p{Surrogate}/u.test(product.title)));
  assert.ok(products.some(product => /\p{Emoji_Presentation}/u.test(product.title)));
  assert.ok(products.some(product => /[\u0590-\u06ff]/.test(product.title)));
  assert.ok(products.some(product => product.descriptionHtml.includes('<script>')));
  assert.ok(products.some(product => product.descriptionHtml.length > 8000));
  assert.ok(products.some(product => product.descriptionHtml === ''));
  assert.ok(variants.some(variant => variant.price === '0.00'));
  assert.ok(variants.some(variant => variant.compareAtPrice !== null));
  assert.ok(variants.some(variant => variant.sku === null) && variants.some(variant => variant.sku === ''));
  assert.ok(new Set(skus).size < skus.length, 'some SKU twice');
  assert.ok(variants.every(variant => variant.barcode === null || isEan13(variant.barcode)));
  assert.deepEqual([...new Set(products.map(product => product.status))].sort(), ['ACTIVE', 'ARCHIVED', 'DRAFT', 'UNLISTED']);
  assert.equal(new Set(shop.tables.InventoryItem.rows.map(item => item.weightUnit)).size, 4);
  assert.ok(new Set(shop.tables.Metafield.rows.map(metafield => metafield.type)).size > 10);
});

test('each variant is a different combination of its product\'s option values', () => {
  for (const product of seeded({ products: 1500 }).tables.Product.rows) {
    assert.ok(product.variants.every(variant => variant.optionValues.length === product.options.length), product.title);
    assert.equal(new Set(product.variants.map(variant => variant.title)).size, product.variants.length, product.title);
  }
});

test('what is seeded is already as Shopify would have normalised it', () => {
  const shop = seeded({ products: 800 });
  for (const product of shop.tables.Product.rows) {
    assert.equal(normaliseHandle(product.handle, shop.quirks), product.handle);
    assert.deepEqual(normaliseTags(product.tags, shop.quirks), product.tags);
    assert.equal(normaliseHtml(product.descriptionHtml, shop.quirks), product.descriptionHtml);
    assert.equal(product.title.trim(), product.title);
    assert.equal(shop.productsByHandle.get(product.handle), product);
  }
});

test('a fixed number of variants is kept to', () => {
  const shop = seeded({ products: 200, variantsPerProduct: 3 });

  assert.ok(shop.tables.Product.rows.every(product => product.variants.length === 3));
});

test('ten thousand products with three variants take less than a second and a half of work', () => {
  const begin = process.cpuUsage();
  const shop = seeded({ products: 10_000, variantsPerProduct: 3 });
  const { user } = process.cpuUsage(begin);

  assert.equal(shop.tables.ProductVariant.size, 30_000);
  assert.ok(user < 1_500_000, `${Math.round(user / 1000)} ms of processor time; 500 is usual`);
});

test('a picture is drawn from its name', () => {
  const { contentType, bytes } = imageBytes('/_images/navy-rain%20jacket-2.jpg?v=1712345678');

  assert.equal(contentType, 'image/svg+xml');
  assert.match(bytes.toString(), /^<svg[\s\S]*#1d2d50[\s\S]*rain jacket[\s\S]*<\/svg>$/);
  assert.deepEqual(imageBytes('/x/%E0%A4%A.jpg').contentType, 'image/svg+xml');
});
