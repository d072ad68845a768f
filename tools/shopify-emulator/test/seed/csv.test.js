// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { startEmulator } from '../../testing/harness.js';
import { storeModules } from '../../src/store-modules.js';
import { seedFromCsv } from '../../src/seed/csv/seed-csv.js';
import { seeded } from '../../testing/ask.js';

/** @param {string} text */
function shopOf(text) {
  const shop = seeded({ products: 0 });
  seedFromCsv(shop, text);
  return shop;
}

/** @param {string} text @returns {string} */
function problemOf(text) {
  try {
    shopOf(text);
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
  throw new Error('The file was taken.');
}

const CLASSIC = `\uFEFFHandle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position,Image Alt Text,SEO Title,SEO Description,Variant Image,Variant Weight Unit,Cost per item,Status,Material (product.metafields.custom.material)
wool-scarf,"Wool ""Winter"" Scarf","<p>Warm,
soft</p>",Nord,Scarves,"wool, winter",TRUE,Colour,Red,Size,S,'00123,500,shopify,7,deny,199.5,249,TRUE,TRUE,5712345678904,https://img.example/b.jpg,2,Back,Scarf | Nord,Buy it,https://img.example/red.jpg,kg,80,active,Uld
wool-scarf,,,,,,,,Blue,,S,WS-B-S,500,shopify,0,continue,199.5,,TRUE,FALSE,,https://img.example/a.jpg,1,Front,,,,kg,,,
wool-scarf,,,,,,,,,,,,,,,,,,,,,https://img.example/c.jpg,3,,,,,,,,
mug,Mug,,,,,FALSE,Title,Default Title,,,,0,,,deny,0,,FALSE,TRUE,,,,,,,,g,,draft,
`;

test('the classic headings: several rows a product, pictures, stock, weights, a metafield', () => {
  const shop = shopOf(CLASSIC);
  const [scarf, mug] = shop.tables.Product.rows;

  assert.deepEqual([scarf.handle, scarf.title, scarf.descriptionHtml, scarf.vendor, scarf.tags, scarf.status], ['wool-scarf', 'Wool "Winter" Scarf', '<p>Warm,\nsoft</p>', 'Nord', ['winter', 'wool'], 'ACTIVE']);
  assert.deepEqual(scarf.options.map(one => [one.name, one.optionValues.map(value => value.name)]), [['Colour', ['Red', 'Blue']], ['Size', ['S']]]);
  const [red, blue] = scarf.variants;
  assert.deepEqual([red.title, red.sku, red.barcode, red.price, red.compareAtPrice, red.inventoryQuantity, red.inventoryItem.cost], ['Red / S', '00123', '5712345678904', '199.50', '249.00', 7, '80.00']);
  assert.deepEqual([red.inventoryItem.weightValue, red.inventoryItem.weightUnit, red.inventoryItem.tracked], [0.5, 'KILOGRAMS', true]);
  assert.deepEqual([blue.inventoryPolicy, blue.taxable, blue.inventoryItem.cost], ['CONTINUE', false, null]);
  assert.deepEqual(scarf.media.map(one => one.originalUrl), ['https://img.example/a.jpg', 'https://img.example/b.jpg', 'https://img.example/red.jpg', 'https://img.example/c.jpg']);
  assert.deepEqual(scarf.media.map(one => one.alt), ['Front', 'Back', null, null]);
  assert.equal(red.mediaImage?.originalUrl, 'https://img.example/red.jpg');
  assert.deepEqual(scarf.metafields.map(({ namespace, key, type, value }) => ({ namespace, key, type, value })), [{ namespace: 'custom', key: 'material', type: 'single_line_text_field', value: 'Uld' }]);
  assert.deepEqual([scarf.seoTitle, scarf.seoDescription], ['Scarf | Nord', 'Buy it']);
  assert.deepEqual([mug.status, mug.publishedMs, mug.hasOnlyDefaultVariant, mug.variants[0].inventoryItem.tracked, mug.variants[0].inventoryItem.requiresShipping], ['DRAFT', null, true, false, false]);
});

test('today\'s headings, in any letter case', () => {
  const shop = shopOf(`title,URL HANDLE,Description,Vendor,Product category,Tags,Published on online store,Status,SKU,Option1 name,Option1 value,Price,Compare-at price,Cost per item,Charge tax,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,Requires shipping,Product image URL,Gift card,SEO title
Lamp,,<p>Light</p>,Lys,Home & Garden,,true,Unlisted,L-1,Size,Big,500,,,false,shopify,3,TRUE,1000,lb,true,https://img.example/lamp.png,false,
,,,,,,,,L-2,,Small,400,,,false,shopify,4,FALSE,,,true,,,
`);
  const [lamp] = shop.tables.Product.rows;

  assert.deepEqual([lamp.handle, lamp.status, lamp.variants.map(one => [one.title, one.sku, one.price, one.inventoryPolicy, one.inventoryQuantity])],
    ['lamp', 'UNLISTED', [['Big', 'L-1', '500.00', 'CONTINUE', 3], ['Small', 'L-2', '400.00', 'DENY', 4]]]);
  assert.equal(lamp.variants[0].inventoryItem.weightValue, 2.2046);
  assert.equal(shop.tables.Product.size, 1);
});

test('of a variant that comes twice the later row counts', () => {
  const [product] = shopOf('Handle,Title,Option1 Name,Option1 Value,Variant Price\na,A,Size,S,10\na,,,M,11\na,,,S,12\n').tables.Product.rows;

  assert.deepEqual(product.variants.map(one => [one.title, one.price]), [['S', '12.00'], ['M', '11.00']]);
});

test('what is wrong is told by line and column, with what to do', () => {
  assert.equal(problemOf('Handle,Title,Variant Price\na,"A\nB",19.90\nb,B,"19,90"\n').split('\n')[1], 'line 4, column "Variant Price": "19,90" is no price; write a number with a point and no currency, such as 19.90.');
  assert.match(problemOf('Handle,Title,Status\na,A,live\n'), /line 2, column "Status": "live" is not known; write one of active, draft, archived, unlisted\./);
  assert.match(problemOf('Handle,Title\na,\n'), /line 2, column "Title": the product "a" begins here and has no title/);
  assert.match(problemOf('Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value\na,A,Size,S,Colour,\n'), /line 2, column "Option2 Value": the variant has no value for the option "Colour"/);
  assert.match(problemOf('Handle,Title,Image Src\na,A,picture.jpg\n'), /line 2, column "Image Src": "picture.jpg" is no address/);
  assert.match(problemOf('Name,Cost\na,1\n'), /line 1: there is no column "Title"/);
  assert.match(problemOf('Handle,Title\na,"A\n'), /a quotation mark opens a cell and none closes it/);
  assert.match(problemOf('Handle,Title\na,A,B\n'), /line 2: the row has more cells than there are headings/);
  assert.match(problemOf('Handle,Title,Price,Variant Price\na,A,1,2\n'), /two columns mean the same, "Price" and "Variant Price"/);
  assert.match(problemOf(''), /The file is empty/);
});

test('a shop is made from a CSV by the control interface, and refused with the reason', async t => {
  const emulator = await startEmulator(t, {}, storeModules);

  const made = await emulator.control('POST', 'shops', { shop: 'csv.myshopify.com', csv: CLASSIC, token: 'token' });
  const wrong = await emulator.control('POST', 'shops', { shop: 'bad.myshopify.com', csv: 'Handle,Title,Variant Price\na,A,x\n' });

  assert.deepEqual([made.status, made.body.products], [200, 2]);
  const answer = await (await emulator.raw('{ products(first: 5) { nodes { handle variantsCount { count } } } }', {}, {}, '2026-10', 'csv.myshopify.com')).json();
  assert.deepEqual(answer.data.products.nodes, [{ handle: 'wool-scarf', variantsCount: { count: 2 } }, { handle: 'mug', variantsCount: { count: 1 } }]);
  assert.deepEqual([wrong.status, /line 2, column "Variant Price"/.test(wrong.body.errors)], [400, true]);
  assert.equal((await emulator.control('POST', 'shops', { shop: 'csv2.myshopify.com', csv: CLASSIC, products: 5 })).status, 400);
});

test('files from elsewhere load', () => {
  const counts = ['classic-headers-0bsd.csv', 'theme-book-mit.csv'].map(file => {
    const { tables } = shopOf(readFileSync(new URL(`./files/${file}`, import.meta.url), 'utf8'));
    return [tables.Product.size, tables.ProductVariant.size];
  });

  assert.deepEqual(counts, [[99, 299], [20, 21]]);
});
