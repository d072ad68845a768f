// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../../testing/ask.js';
import { seedCollections } from '../../src/seed/collections.js';
import { storeModules } from '../../src/store-modules.js';
import { merchantEdits } from '../../src/store/merchant-edits.js';
import { startEmulator, SHOP } from '../../testing/harness.js';

/** @import { Deed } from '../../src/store/write.js' */

test('collections on request: by hand, by conditions and of others, the same for the same seed', () => {
  const make = () => {
    const shop = seeded({ products: 300 });
    const { size } = shop.tables.Collection;
    seedCollections(shop, { collections: 30, seed: 4 });
    return { shop, made: shop.tables.Collection.rows.slice(size) };
  };
  const { shop, made } = make();
  const members = made.map(collection => shop.collections.members(collection).length);

  assert.equal(made.length, 30);
  assert.equal(shop.digest(), make().shop.digest());
  assert.equal(new Set(made.map(collection => collection.handle)).size, 30);
  for (const what of ['CollectionConditionsSource', 'CollectionSubCollectionsSource']) assert.ok(made.some(collection => collection.sources[0].__typename === what), what);
  assert.ok(made.some(({ sources: [source] }) => 'inclusion' in source && source.inclusion.conditions.length > 0));
  assert.ok(members.filter(count => count > 0).length > 15, String(members));
});

for (const seed of [1, 2, 3]) {
  test(`the merchant edits so many collections, one change each, and just what is told (seed ${seed})`, () => {
    const shop = seeded({ products: 100 });
    seedCollections(shop, { collections: 20, seed });
    const states = () => new Map(shop.state(shop.tables.Collection.rows.map(collection => collection.id)).map(state => [state.id, state]));
    const before = states();
    /** @type {Deed[]} */
    const deeds = [];
    shop.onWrite(deed => deeds.push(deed));

    const edits = merchantEdits(shop, { collections: 15, seed });

    assert.equal(edits.length, 15);
    assert.equal(deeds.length, 15, 'several products at once are one deed');
    assert.ok(deeds.every(deed => deed.actor === 'merchant' && deed.changes.length === 1 && deed.changes[0].type === 'Collection'));
    const told = new Map(edits.map(edit => [edit.id, edit.fields[0]]));
    for (const [id, after] of states()) {
      const was = before.get(id);
      // A collection of other collections follows them, whatever was done to itself.
      if (was.sources.some((/** @type {any} */ source) => !('inclusion' in source)) && told.get(id) !== 'title') continue;
      const added = after.products.filter((/** @type {string} */ one) => !was.products.includes(one)).length;
      const removed = was.products.filter((/** @type {string} */ one) => !after.products.includes(one)).length;
      switch (told.get(id)) {
        case 'title': assert.notEqual(after.title, was.title); break;
        case 'products.added': assert.deepEqual([JSON.stringify(after.sources) !== JSON.stringify(was.sources), removed], [true, 0]); break;
        case 'products.removed': assert.deepEqual([JSON.stringify(after.sources) !== JSON.stringify(was.sources), added], [true, 0]); break;
        case 'products.order': assert.deepEqual([added, removed, String(after.products) === String(was.products)], [0, 0, false]); break;
        default: assert.deepEqual({ ...after, updatedAt: 0 }, { ...was, updatedAt: 0 });
      }
    }
  });
}

test('products are edited as before when collections are not asked for', () => {
  const [one, two] = [seeded({ products: 40 }), seeded({ products: 40 })];
  assert.deepEqual(merchantEdits(one, { edits: 10, seed: 9 }), merchantEdits(two, { edits: 10, seed: 9, collections: 0 }));
});

test('a product that joins or leaves tells of its collections, too', async () => {
  const shop = seeded({ products: 2 });
  const collection = shop.collections.add({ title: 'Heard' }, 1);
  /** @type {Deed[]} */
  const deeds = [];
  shop.onWrite(deed => deeds.push(deed));

  await ask(shop, 'mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }', { product: { id: shop.tables.Product.rows[0].id, collectionsToJoin: [collection.id] } });

  assert.deepEqual(deeds.flatMap(deed => deed.changes.map(({ type, id }) => [type, id])), [['Collection', collection.id], ['Product', shop.tables.Product.rows[0].id]]);
});

test('collections are an option of a shop, and their edits a control call', async t => {
  const { control } = await startEmulator(t, { products: 10, collections: 5 }, storeModules);

  const edited = await control('POST', `${SHOP}/edit`, { collections: 3, seed: 2 });
  const wrong = await control('POST', `${SHOP}/edit`, { collections: -1 });
  const ledger = await control('GET', `${SHOP}/ledger`);

  assert.equal(edited.body.length, 3);
  assert.equal(wrong.status, 400);
  assert.deepEqual(ledger.body.map((/** @type {any} */ entry) => entry.id), edited.body.map((/** @type {any} */ edit) => edit.id));
});
