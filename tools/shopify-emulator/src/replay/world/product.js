// @ts-check
import { productInput } from './product-input.js';
import { listOf } from '../knowledge.js';
import { CannotMake } from '../replay-shop.js';

/** @import { World } from './world.js' */
/** @import { Thing } from '../knowledge.js' */

const SET = `mutation Make($input: ProductSetInput!) { productSet(input: $input, synchronous: true) { product { id } userErrors { message } } }`;
const READ = `query Made($id: ID!) { product(id: $id) {
  id handle options { id name optionValues { id name } }
  variants(first: 250) { nodes { id title selectedOptions { name value } inventoryItem { id inventoryLevels(first: 50) { nodes { id location { id } } } } } }
  media(first: 50) { nodes { id alt } } metafields(first: 250) { nodes { id namespace key } } } }`;

/** @param {World} world @param {string} id of a product of the recorded shop */
export async function makeProduct(world, id) {
  const known = world.facts(id);
  const product = { ...known, ...(known.options && { options: optionsBefore(world, known.options) }) };
  const parts = (/** @type {string} */ name) => listOf(product[name]).filter((/** @type {Thing} */ one) => one?.id && world.presupposed(one.id)).map((/** @type {Thing} */ one) => ({ ...world.facts(one.id), ...one }));
  const variants = [...parts('variants'), ...world.orphans(id, 'ProductVariant', listOf(product.variants))].map(variant => withStock(world, variant));
  for (const { inventoryItem } of variants) for (const level of listOf(inventoryItem?.inventoryLevels)) if (level?.location?.id) await world.ensure(level.location.id);
  const metafields = parts('metafields').filter((/** @type {Thing} */ one) => one.namespace && one.key && typeof one.value === 'string');
  const media = parts('media');
  product.options = listOf(product.options).filter(one => !one?.id || world.presupposed(one.id)).map(one => ({ ...one, optionValues: one.optionValues && listOf(one.optionValues).filter(value => !value?.id || world.presupposed(value.id)) }));
  const locationOf = (/** @type {string} */ location) => world.ids.emulated(location);

  const made = await firstThatWorks([
    () => productInput(product, variants, metafields, media, locationOf),
    () => productInput(product, variants, [], media, locationOf),
    () => productInput(product, variants.map(({ inventoryItem, ...rest }) => rest), [], [], locationOf),
    () => ({ title: product.title || 'Product' }),
  ].map(input => () => world.shop.make(SET, { input: input() })));
  const emulated = made.productSet.product.id;
  world.ids.pair(id, emulated);

  const { product: read } = await world.shop.make(READ, { id: emulated });
  world.ids.learn({ ...product, variants, media, metafields, options: listOf(product.options) },
    { ...read, variants: read.variants.nodes.map(flat), media: read.media.nodes, metafields: read.metafields.nodes });
  world.finish(emulated, product);
  for (const one of [...variants, ...variants.map(variant => variant.inventoryItem), ...metafields, ...media]) {
    const known = one?.id && world.ids.emulated(one.id);
    if (known) world.finish(known, one);
  }
}

/** What a later call made of the options was not there yet. @param {World} world @param {Thing[]} options */
function optionsBefore(world, options) {
  const wasThere = (/** @type {Thing} */ one) => !one?.id || world.presupposed(one.id);
  return listOf(options).filter(wasThere).map((/** @type {Thing} */ option) => ({ ...option, ...(option.optionValues && { optionValues: listOf(option.optionValues).filter(wasThere) }) }));
}

/** @param {any} variant */
const flat = variant => ({ ...variant, inventoryItem: { ...variant.inventoryItem, inventoryLevels: variant.inventoryItem.inventoryLevels.nodes } });

/** @param {World} world @param {Thing} variant */
function withStock(world, variant) {
  const known = { ...world.facts(variant.id), ...variant };
  const item = known.inventoryItem?.id ? { ...world.facts(known.inventoryItem.id), ...known.inventoryItem } : known.inventoryItem ?? world.orphans(variant.id, 'InventoryItem')[0];
  return item ? { ...known, inventoryItem: item } : known;
}

/** From the fullest input to the barest: a recording may show what no input can make. @param {(() => Promise<any>)[]} attempts */
async function firstThatWorks(attempts) {
  let last;
  for (const attempt of attempts) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof CannotMake)) throw error;
      last = error;
    }
  }
  throw last;
}
