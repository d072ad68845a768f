// @ts-check
import { createHash } from 'node:crypto';
import { Customers } from './trade/customers.js';
import { Orders } from './trade/orders.js';
import { IdempotencyKeys } from '../engine/idempotent.js';
import { resolveQuirks } from '../quirks.js';
import { parseGid } from './gid.js';
import { IdSource } from './ids.js';
import { Ledger } from './ledger.js';
import { contentText, digested, stateOf } from './state.js';
import { Product } from './records/product.js';
import { Variant } from './records/variant.js';
import { Option, OptionValue } from './records/option.js';
import { InventoryAdjustmentGroup, InventoryItem, InventoryLevel } from './records/inventory.js';
import { FulfillmentService, Location, NO_ADDRESS } from './records/location.js';
import { Metafield } from './records/metafield.js';
import { MetafieldDefinitions } from './metafield-definitions.js';
import { Files, fileTables, isFile } from './files.js';
import { Collections } from './collections/collections.js';
import { Jobs } from './jobs.js';
import { SavedSearch } from './records/saved-search.js';
import { Tagged } from './records/tagged.js';
import { UrlRedirect } from './records/url-redirect.js';
import { Publication } from './records/publication.js';
import { Publications } from './publications.js';
import { BulkOperation } from './records/bulk-operation.js';
import { SearchIndex } from './search/search-index.js';
import { Stock } from './stock.js';
import { Table } from './table.js';
import { UniqueMetafields } from './unique-metafields.js';
import { WebhookSubscription } from './records/webhook-subscription.js';

/** @import { Quirks } from '../quirks.js' */
/** @import { MetafieldOwner } from './records/metafield.js' */
/** @import { Customer } from './records/customer.js' */
/** @import { Order } from './records/order.js' */
/** @import { LineItem } from './records/line-item.js' */
/** @import { Fulfillment, OrderTransaction, Refund } from './records/order-events.js' */
/** @import { MetafieldDefinition } from './records/metafield-definition.js' */
/** @import { Collection } from './records/collection.js' */
/** @import { ConditionsSource, SubCollectionsSource } from './records/collection-source.js' */
/** @import { Deed } from './write.js' */

/** One store: its records, its clock, its habits, and the list of what was written. */
export class Shop {
  ids;
  lastMs = 0;
  /** @type {((deed: Deed) => void)[]} */
  #listeners = [];

  /**
   * @param {object} options
   * @param {string} options.domain e.g. `demo.myshopify.com`
   * @param {string} [options.plan]
   * @param {() => Date} [options.now]
   * @param {Partial<Quirks>} [options.quirks]
   * @param {string} [options.currencyCode]
   * @param {string} [options.imageBase] address in front of a picture's name
   */
  constructor({ domain, plan = 'standard', now = () => new Date(), quirks, currencyCode = 'DKK', imageBase }) {
    this.domain = domain;
    this.name = nameOf(domain);
    this.plan = plan;
    this.now = now;
    this.quirks = resolveQuirks(quirks);
    this.currencyCode = currencyCode;
    this.ids = new IdSource(domain);
    this.number = this.ids.next('Location') % 1_000_000_007;
    this.imageBase = imageBase ?? `https://cdn.shopify.com/s/files/1/${String(this.number).padStart(12, '0').replace(/(\d{4})(?=\d)/g, '$1/')}/products/`;
    this.createdMs = now().getTime();
    this.updatedMs = this.createdMs;
    /** @type {Metafield[]} */
    this.metafields = [];
    this.jobs = new Jobs(this);
    this.ledger = new Ledger();
    this.searchIndex = new SearchIndex(this);
    this.files = new Files(this);
    this.tables = {
      /** @type {Table<Product>} */ Product: new Table(),
      /** @type {Table<Variant>} */ ProductVariant: new Table(),
      /** @type {Table<InventoryItem>} */ InventoryItem: new Table(),
      ...fileTables(this.files.table),
      /** @type {Table<Metafield>} */ Metafield: new Table(),
      /** @type {Table<Collection>} */ Collection: new Table(),
      /** @type {Table<ConditionsSource>} */ CollectionConditionsSource: new Table(),
      /** @type {Table<SubCollectionsSource>} */ CollectionSubCollectionsSource: new Table(),
      /** @type {Table<Location>} */ Location: new Table(),
      /** @type {Table<Customer>} */ Customer: new Table(),
      /** @type {Table<Order>} */ Order: new Table(),
      /** @type {Table<LineItem>} */ LineItem: new Table(),
      /** @type {Table<OrderTransaction>} */ OrderTransaction: new Table(),
      /** @type {Table<Refund>} */ Refund: new Table(),
      /** @type {Table<Fulfillment>} */ Fulfillment: new Table(),
      /** @type {Table<FulfillmentService>} */ FulfillmentService: new Table(),
      /** @type {Table<InventoryAdjustmentGroup>} */ InventoryAdjustmentGroup: new Table(),
      /** @type {Table<MetafieldDefinition>} */ MetafieldDefinition: new Table(),
      /** @type {Table<Publication>} */ Publication: new Table(),
      /** @type {Table<WebhookSubscription>} */ WebhookSubscription: new Table(),
      /** @type {Table<any>} */ ProductSetOperation: new Table(),
      /** @type {Table<any>} */ ProductDeleteOperation: new Table(),
      /** @type {Table<any>} */ ProductDuplicateOperation: new Table(),
      /** @type {Table<any>} */ ProductBundleOperation: new Table(),
      /** @type {Table<SavedSearch>} */ SavedSearch: new Table(),
      /** @type {Table<UrlRedirect>} */ UrlRedirect: new Table(),
      /** @type {Table<Tagged>} */ Article: new Table(),
      /** @type {Table<Tagged>} */ DraftOrder: new Table(),
      /** @type {Table<BulkOperation>} */ BulkOperation: new Table(),
    };
    /** @type {Map<string, Product>} */
    this.productsByHandle = new Map();
    this.uniqueMetafields = new UniqueMetafields(this);
    this.definitions = new MetafieldDefinitions(this);
    this.publications = new Publications(this);
    this.customers = new Customers(this);
    this.orders = new Orders(this);
    this.collections = new Collections(this);
    this.stock = new Stock(this);
    this.idempotencyKeys = new IdempotencyKeys();
    this.addLocation('Hovedlager').address = { ...NO_ADDRESS, address1: 'Industrivej 12', city: 'Roskilde', zip: '4000', countryCode: 'DK', phone: '+45 70 00 00 00' };
    this.addLocation('Butik København').address = { ...NO_ADDRESS, address1: 'Strandgade 7', address2: 'st. tv.', city: 'København K', zip: '1401', countryCode: 'DK' };
  }

  get locations() {
    return this.tables.Location.rows;
  }

  get __typename() {
    return 'Shop';
  }

  get n() {
    return this.number;
  }

  get id() {
    return `gid://shopify/Shop/${this.number}`;
  }

  /** The moment of a write: never earlier than, and never equal to, the one before. */
  stamp() {
    this.lastMs = Math.max(this.now().getTime(), this.lastMs + 1);
    return this.lastMs;
  }

  /** @param {string} type */
  nextId(type) {
    return this.ids.next(type);
  }

  /** @param {string} type @param {number} n */
  skipId(type, n) {
    this.ids.skip(type, n);
  }

  /** @param {string} handle @param {number} now */
  addProduct(handle, now) {
    const product = this.tables.Product.add(new Product(this.ids.next('Product'), now));
    product.handle = handle;
    this.productsByHandle.set(handle, product);
    return product;
  }

  /** @param {Product} product */
  removeProduct(product) {
    this.collections.forget(product);
    for (const variant of [...product.variants]) this.removeVariant(variant);
    for (const media of [...product.media]) this.files.detachOrRemove(product, media);
    for (const metafield of [...product.metafields]) this.removeMetafield(metafield);
    this.tables.Product.remove(product);
    this.productsByHandle.delete(product.handle);
  }

  /** @param {Product} product @param {string} handle */
  changeHandle(product, handle) {
    this.productsByHandle.delete(product.handle);
    product.handle = handle;
    this.productsByHandle.set(handle, product);
  }

  /** @param {Product} product @param {string} name @param {string[]} [values] */
  addOption(product, name, values = []) {
    const option = new Option(this.ids.next('ProductOption'), name);
    for (const value of values) this.addOptionValue(option, value);
    product.options.push(option);
    return option;
  }

  /** @param {Option} option @param {string} name */
  addOptionValue(option, name) {
    const value = new OptionValue(this.ids.next('ProductOptionValue'), name);
    option.optionValues.push(value);
    return value;
  }

  /** @param {Product} product @param {OptionValue[]} optionValues @param {number} now */
  addVariant(product, optionValues, now) {
    const variant = this.tables.ProductVariant.add(new Variant(this.ids.next('ProductVariant'), product, optionValues, now));
    variant.inventoryItem = this.tables.InventoryItem.add(new InventoryItem(this.ids.next('InventoryItem'), variant, now));
    this.stock.add(variant.inventoryItem, this.stock.primary, 0, now);
    product.variants.push(variant);
    return variant;
  }

  /** @param {Variant} variant */
  removeVariant(variant) {
    this.collections.forgetVariant(variant);
    for (const metafield of [...variant.metafields]) this.removeMetafield(metafield);
    variant.product.variants.splice(variant.product.variants.indexOf(variant), 1);
    this.tables.InventoryItem.remove(variant.inventoryItem);
    this.stock.forget(variant.inventoryItem);
    this.tables.ProductVariant.remove(variant);
  }

  /** @param {MetafieldOwner} owner @param {{ namespace: string, key: string, type: string, value: string }} content @param {number} now */
  addMetafield(owner, content, now) {
    const metafield = this.tables.Metafield.add(new Metafield(this.ids.next('Metafield'), owner, content, now));
    owner.metafields.push(metafield);
    this.uniqueMetafields.add(metafield);
    return metafield;
  }

  /** @param {Metafield} metafield @param {{ type: string, value: string }} content @param {number} now */
  changeMetafield(metafield, { type, value }, now) {
    this.uniqueMetafields.remove(metafield);
    metafield.type = type;
    metafield.value = value;
    metafield.updatedMs = now;
    this.uniqueMetafields.add(metafield);
  }

  /** @param {Metafield} metafield */
  removeMetafield(metafield) {
    this.uniqueMetafields.remove(metafield);
    metafield.owner.metafields.splice(metafield.owner.metafields.indexOf(metafield), 1);
    this.tables.Metafield.remove(metafield);
  }

  /** @param {string} name @param {number} [now] */
  addLocation(name, now = this.createdMs) {
    return this.tables.Location.add(new Location(this.ids.next('Location'), this.ids.next('InventoryLevel'), name, now));
  }

  /** Finds any stored object by its global id. @param {unknown} id @returns {any} undefined when there is none */
  find(id) {
    const parts = parseGid(id);
    if (!parts) return undefined;
    if (parts.type === 'InventoryLevel') return this.stock.find(parts).level;
    if (parts.type === 'InventoryQuantity') return this.stock.find(parts).level?.read(parts.query.get('name') ?? '');
    const record = this.tableOf(parts.type)?.get(parts.n);
    return isFile(parts.type) && record?.__typename !== parts.type ? undefined : record;
  }

  /** @param {string} type @returns {Table<any> | undefined} */
  tableOf(type) {
    const tables = /** @type {Record<string, Table<any>>} */ (this.tables);
    return Object.hasOwn(tables, type) ? tables[type] : undefined;
  }

  /** @param {{ __typename: string, n: number }} record */
  holds(record) {
    if (/** @type {unknown} */ (record) === this) return true;
    if (record instanceof InventoryLevel) return record.item.levels.includes(record);
    return this.tableOf(record.__typename)?.get(record.n) === record;
  }

  /** @param {(deed: Deed) => void} listener hears of every write, after it */
  onWrite(listener) {
    this.#listeners.push(listener);
  }

  /** @param {Deed} deed */
  tell(deed) {
    for (const listener of this.#listeners) listener(deed);
  }

  /** @param {unknown} id @returns {Product | undefined} */
  product(id) {
    return parseGid(id)?.type === 'Product' ? this.find(id) : undefined;
  }

  /** The objects as stored; all products when no ids are named. @param {string[]} [ids] */
  state(ids = []) {
    if (ids.length === 0) return this.tables.Product.rows.map(product => stateOf(this, product));
    return ids.map(id => this.find(id)).map(record => (record ? stateOf(this, record) : null));
  }

  /** A digest of all content; moments do not count. */
  digest() {
    const hash = createHash('sha256');
    for (const record of digested(this)) hash.update(contentText(stateOf(this, record))).update('\n');
    return hash.digest('hex');
  }
}

/** `nordic-living.myshopify.com` -> `Nordic Living` @param {string} domain */
const nameOf = domain => domain.split('.')[0].split('-').filter(Boolean).map(word => word[0].toUpperCase() + word.slice(1)).join(' ');
