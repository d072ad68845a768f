// @ts-check
// Whatever is sent, a mutation accepts it or refuses it in Shopify's way: with codes that the schema knows, and never by breaking.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { loadSchema } from '../../src/engine/schema.js';
import { mutations } from '../../src/mutate/index.js';
import { contextOf, run, seeded } from '../../testing/ask.js';
import { documentFor, RandomInput } from '../../testing/random-input.js';

const CALLS = 40;
/** What these need a whole emulator for is tested there. */
const ELSEWHERE = /^(bulkOperation|stagedUploads)/;
const { schema } = loadSchema();
const fields = /** @type {import('graphql').GraphQLObjectType} */ (schema.getMutationType()).getFields();

/** @param {import('../../src/store/shop.js').Shop} shop */
const idsOf = shop => [
  ...Object.values(shop.tables).flatMap((/** @type {any} */ table) => table.rows.slice(0, 3).map((/** @type {any} */ record) => record.id)),
  ...shop.tables.Product.rows.flatMap(({ options, media }) => [...options.flatMap(option => [option.id, ...option.optionValues.map(value => value.id)]), ...media.map(({ id }) => id)])
];

for (const name of Object.keys(mutations).filter(one => fields[one] && !ELSEWHERE.test(one))) {
  test(`${name} answers whatever it is sent`, async () => {
    const input = new RandomInput(schema, name);
    const shop = seeded({ products: 3, variantsPerProduct: 2, seed: 3 });

    for (let call = 0; call < CALLS; call++) {
      input.ids = idsOf(shop);
      const variables = input.arguments(fields[name]);
      if (!variables) continue;
      const { errors = [] } = await run(shop, documentFor(fields[name], Object.keys(variables)), variables, contextOf(shop, /** @type {any} */ ({ variables, app: { apiClientId: 1, clientId: 'x' } })));
      const broken = errors.filter(error => !error.extensions.code && error.originalError && !/got invalid value/.test(error.message));
      assert.deepEqual(broken.map(error => error.originalError?.stack), [], JSON.stringify(variables));
    }
  });
}
