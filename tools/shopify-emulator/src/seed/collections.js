// @ts-check
import { kinds, vendors } from './kinds.js';
import { Random } from './random.js';

/** @import { Shop } from '../store/shop.js' */
/** @import { Collection } from '../store/records/collection.js' */
/** @import { ConditionContent } from '../store/records/collection-condition.js' */

const OCCASIONS = ['Sommer', 'Julegaver', 'New arrivals', 'Gifts under 300 kr.', 'Back in stock', 'Sale', 'Forår', 'Staff picks', 'Black Week', 'Til hjemmet', 'Outdoor', 'Bestsellere'];
const SORT_ORDERS = ['MANUAL', 'BEST_SELLING', 'ALPHA_ASC', 'PRICE_ASC', 'CREATED_DESC', 'MOST_RELEVANT'];

/**
 * Collections as a merchant makes them, beside the one for each kind of product: three of five by hand, the others by conditions; now and then one of other
 * collections. Without being asked for, there are none.
 * @param {Shop} shop @param {{ collections: number, seed?: number }} options
 */
export function seedCollections(shop, { collections, seed = 1 }) {
  const random = new Random(seed + 77);
  const now = shop.now().getTime() - 60_000;
  for (let index = 0; index < collections; index++) {
    const occasion = OCCASIONS[index % OCCASIONS.length];
    const collection = shop.collections.add({ title: index < OCCASIONS.length ? occasion : `${occasion} ${Math.floor(index / OCCASIONS.length) + 1}` }, now - (collections - index) * 3_600_000);
    collection.descriptionHtml = random.chance(0.5) ? `<p>${collection.title}: udvalgt af butikken.</p>` : '';
    collection.sortOrder = random.pick(SORT_ORDERS);
    if (index % 10 === 9) addOthers(shop, collection, random);
    else if (index % 5 < 3) addByHand(shop, collection, random);
    else addConditions(shop, collection, random, index);
    if (random.chance(0.8)) shop.publications.publish(collection, shop.publications.onlineStore, collection.createdMs);
  }
}

/** @param {Shop} shop @param {Collection} collection @param {Random} random */
function addByHand(shop, collection, random) {
  const products = shop.tables.Product.rows;
  shop.collections.sourceByHand(collection, collection.createdMs);
  shop.collections.select(collection, random.some(products, Math.min(products.length, random.int(3, 60))), collection.createdMs);
}

/** @param {Shop} shop @param {Collection} collection @param {Random} random @param {number} index */
function addConditions(shop, collection, random, index) {
  const { inclusion, exclusion } = shop.collections.sourceByHand(collection, collection.createdMs);
  const kind = random.pick(kinds);
  /** @type {ConditionContent[]} */
  const contents = [
    { kind: 'productTag', relation: 'TAGGED_WITH', matchType: 'ANY', values: [random.pick([...kind.tags, 'Sale'])] },
    { kind: 'variantPrice', relation: 'LESS_THAN', value: { amount: String(random.int(2, 20) * 50), currencyCode: shop.currencyCode } },
    { kind: 'productVendor', relation: 'EQUALS', matchType: 'ANY', values: random.some(vendors, 2) },
    { kind: 'productType', relation: 'EQUALS', matchType: 'ANY', values: [kind.type] }
  ];
  inclusion.matchType = random.chance(0.7) ? 'ALL' : 'ANY';
  inclusion.conditions = random.some(contents, random.int(1, 2)).map(content => shop.collections.newCondition('Inclusion', content));
  if (index % 5 === 4) exclusion.conditions = [shop.collections.newCondition('Exclusion', { kind: 'productTag', relation: 'TAGGED_WITH', matchType: 'ANY', values: ['batch-7'] })];
  shop.collections.sourcesChanged(collection);
}

/** @param {Shop} shop @param {Collection} collection @param {Random} random */
function addOthers(shop, collection, random) {
  const others = shop.tables.Collection.rows.filter(one => one !== collection && one.sources.every(source => source.__typename === 'CollectionConditionsSource'));
  const collections = random.some(others, Math.min(2, others.length));
  shop.collections.addSource(collection, shop.collections.newSubCollectionsSource({ title: 'Collections', collections }, collection.createdMs));
}
