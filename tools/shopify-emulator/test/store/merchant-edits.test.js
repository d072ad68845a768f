// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { seeded } from '../../testing/ask.js';
import { merchantEdits } from '../../src/store/merchant-edits.js';

/** What differs between two states of a product, by the words of the edits. @param {any} before @param {any} after */
function changed(before, after) {
  const fields = ['title', 'vendor', 'productType', 'status', 'handle'].filter(name => before[name] !== after[name]);
  if (before.descriptionHtml !== after.descriptionHtml) fields.push('description');
  if (String(before.tags) !== String(after.tags)) fields.push('tags');
  for (const name of ['title', 'description']) if (before.seo[name] !== after.seo[name]) fields.push(`seo.${name}`);
  for (const [index, variant] of before.variants.entries()) {
    const other = after.variants[index];
    for (const name of ['price', 'compareAtPrice', 'sku', 'barcode', 'taxable']) if (variant[name] !== other[name]) fields.push(`variants.${name}`);
    if (JSON.stringify(variant.inventoryItem.unitCost) !== JSON.stringify(other.inventoryItem.unitCost)) fields.push('variants.cost');
    if (JSON.stringify(variant.inventoryItem.measurement) !== JSON.stringify(other.inventoryItem.measurement)) fields.push('variants.weight');
  }
  if (JSON.stringify(before.media) !== JSON.stringify(after.media)) fields.push('media');
  for (const [index, metafield] of before.metafields.entries()) {
    if (metafield.value !== after.metafields[index].value) fields.push(`metafields.${metafield.namespace}.${metafield.key}`);
  }
  return fields.sort();
}

for (const seed of [1, 2, 3, 4, 5]) {
  test(`the merchant edits exactly so many products and just the fields told (seed ${seed})`, () => {
    const shop = seeded({ products: 200 });
    const before = new Map(shop.state().map(state => [state.id, state]));

    const edits = merchantEdits(shop, { edits: 50, seed });

    assert.equal(new Set(edits.map(edit => edit.id)).size, 50);
    const told = new Map(edits.map(edit => [edit.id, [...edit.fields].sort()]));
    for (const after of shop.state()) assert.deepEqual(changed(before.get(after.id), after), told.get(after.id) ?? [], after.id);
    assert.ok(edits.every(edit => edit.fields.length >= 1 && edit.fields.length <= 3));
  });
}

test('each edit is one entry of the ledger, by the merchant, with a later moment', () => {
  const shop = seeded({ products: 40 });
  const [first, second] = [merchantEdits(shop, { edits: 10, seed: 9 }), merchantEdits(shop, { edits: 10, seed: 9 })];

  const entries = shop.ledger.after(0);

  assert.deepEqual(entries.map(entry => entry.number), Array.from({ length: 20 }, (_, index) => index + 1));
  assert.deepEqual(entries.map(entry => entry.id), [...first, ...second].map(edit => edit.id));
  assert.ok(entries.every(entry => entry.actor === 'merchant' && entry.changed));
  assert.equal(new Set(entries.map(entry => entry.time)).size, 20);
  assert.equal(shop.ledger.after(15).length, 5);
});

test('more edits than products are refused', () => {
  assert.throws(() => merchantEdits(seeded({ products: 3 }), { edits: 4 }), /3 products/);
});
