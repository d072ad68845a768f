// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../../testing/ask.js';
import { defaultQuirks, normaliseHandle, normaliseHtml, normaliseMoney, normaliseSeo, normaliseTags, normaliseText, resolveQuirks } from '../../src/quirks.js';
import { Random } from '../../src/seed/random.js';

const ALPHABET = [' ', '  ', 'a', 'B', 'ø', 'Å', 'æ', 'é', 'e\u0301', '-', '_', '/', '%', ',', '<br/>', '<br />', '<p>', '\r\n', '\n', '🌊', '東', 'ק', '"', "'", '1', '.'];

/** @param {Random} random */
const text = random => Array.from({ length: random.int(0, 12) }, () => random.pick(ALPHABET)).join('');

test('normalising what is normalised changes nothing, for a thousand odd texts', () => {
  const random = new Random(42);
  for (let i = 0; i < 1000; i++) {
    const sample = text(random);
    for (const normalise of [normaliseHandle, normaliseHtml, normaliseText]) {
      const once = normalise(sample, defaultQuirks);
      assert.equal(normalise(once, defaultQuirks), once, JSON.stringify(sample));
    }
    const tags = normaliseTags([sample, text(random), text(random)], defaultQuirks);
    assert.deepEqual(normaliseTags(tags, defaultQuirks), tags);
    const amount = normaliseMoney(`${random.int(0, 99999)}.${random.int(0, 99999)}`, defaultQuirks);
    assert.equal(normaliseMoney(amount, defaultQuirks), amount);
  }
});

for (const [amount, kept] of [['5', '5.00'], ['19.9', '19.90'], ['19.994', '19.99'], ['19.995', '20.00'], ['0.005', '0.01'], ['99999999999999.995', '100000000000000.00'], ['.5', '0.50'], ['007.10', '7.10']]) {
  test(`a price of ${amount} is kept as ${kept}`, () => assert.equal(normaliseMoney(amount, defaultQuirks), kept));
}

for (const [title, handle] of [['Rødgrød med fløde', 'rodgrod-med-flode'], ['ÆØÅ & Co.', 'aeoa-co'], ['Crème brûlée', 'creme-brulee'], ["O'Neil's hat", 'oneils-hat'], ['  50 % OFF!! ', '50-off'], ['東京 100', '東京-100'], ['🌊', '']]) {
  test(`the handle of "${title}" is "${handle}"`, () => assert.equal(normaliseHandle(title, defaultQuirks), handle));
}

test('an SEO text that says nothing new is none', () => {
  assert.equal(normaliseSeo('Hat', 'Hat', defaultQuirks), null);
  assert.equal(normaliseSeo('', 'Hat', defaultQuirks), null);
  assert.equal(normaliseSeo('Hat', 'Hat', { ...defaultQuirks, seoDefaultsAreNull: false }), 'Hat');
});

test('each quirk can be switched off', () => {
  const off = resolveQuirks({ tagsNormalised: false, textsTrimmed: false, htmlNormalised: false, moneyRounded: false, handlesNormalised: false });

  assert.deepEqual(normaliseTags([' b', 'a', 'A'], off), [' b', 'a', 'A']);
  assert.equal(normaliseText(' x ', off), ' x ');
  assert.equal(normaliseHtml('<br/>\r\n', off), '<br/>\r\n');
  assert.equal(normaliseMoney('1.999', off), '1.999');
  assert.equal(normaliseHandle('A B', off), 'A B');
});

test('an unknown quirk, or a wrong value, is refused with a plain message', () => {
  assert.throws(() => resolveQuirks(/** @type {any} */ ({ tagsSorted: true })), /There is no quirk "tagsSorted"\. Known: tagsNormalised/);
  assert.throws(() => resolveQuirks(/** @type {any} */ ({ searchLagMs: true })), /takes a number/);
});

test('pictures carry the number of their upload, and the shop can move to another address', async () => {
  const shop = seeded({ products: 3 });
  const media = shop.tables.MediaImage.rows[0];

  assert.match(shop.files.urlOf(media), /^https:\/\/cdn\.shopify\.com\/s\/files\/1\/\d{4}\/\d{4}\/\d{4}\/products\/.+\.jpg\?v=\d{10}$/);
  shop.imageBase = 'http://127.0.0.1:5090/_images/';
  shop.quirks.imageVersions = false;
  assert.equal(shop.files.urlOf(media), `http://127.0.0.1:5090/_images/${media.file}`);
  const { node } = await ask(shop, 'query ($id: ID!) { node(id: $id) { ... on MediaImage { image { url } } } }', { id: media.id });
  assert.equal(node.image.url, shop.files.urlOf(media));
});

test('amounts of money objects lose needless zeros, prices do not', async () => {
  const shop = seeded({ products: 1 });
  const [variant] = shop.tables.Product.rows[0].variants;
  Object.assign(variant, { price: '10.00' });
  const read = async (/** @type {string} */ cost) => {
    variant.inventoryItem.cost = cost;
    const { productVariant } = await ask(shop, 'query ($id: ID!) { productVariant(id: $id) { price inventoryItem { unitCost { amount } } } }', { id: variant.id });
    return [productVariant.price, productVariant.inventoryItem.unitCost.amount];
  };

  assert.deepEqual([await read('10.00'), await read('7.50'), await read('7.25')], [['10.00', '10.0'], ['10.00', '7.5'], ['10.00', '7.25']]);
});
