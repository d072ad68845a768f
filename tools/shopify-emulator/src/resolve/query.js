// @ts-check
import { ownSubscription } from '../mutate/webhooks/subscriptions.js';
import { notImplemented, ShopifyError } from '../engine/errors.js';
import { findProduct } from '../store/find-product.js';
import { parseGid } from '../store/gid.js';
import { countOf, listPage, queryOf } from '../store/search/list.js';
import { findCategory } from '../store/taxonomy.js';
import { limited } from './counts.js';
import { visibleOrNull } from './collections/visible.js';
import { products, productVariants } from './lists.js';
import { ofType } from './lookup.js';
import { textPage } from './text-page.js';

/** @import { Context } from '../store/write.js' */
/** @import { Product } from '../store/records/product.js' */

/** @type {Record<string, (root: unknown, args: any, ctx: Context, info?: any) => unknown>} */
export const query = {
  shop: (_, __, ctx) => ctx.shop,
  currentAppInstallation: (_, __, ctx) => ({
    id: 'gid://shopify/AppInstallation/580111',
    accessScopes: ctx.scopes.map(handle => ({ handle, description: describeScope(handle) }))
  }),
  publicApiVersions: (_, __, ctx) => ctx.apiVersions,

  product: (_, { id }, ctx) => ofType('Product', id, ctx),
  productByIdentifier: (_, { identifier }, ctx) => findProduct(ctx.shop, identifier) ?? null,
  productByHandle: (_, { handle }, ctx) => ctx.shop.productsByHandle.get(handle) ?? null,
  products: (_, args, ctx, info) => listPage(products, args, ctx, info),
  productsCount: (_, args, ctx, info) => limited(countOf(products, queryOf(args, ctx), ctx, info, args.limit ?? undefined), args.limit),
  productVariant: (_, { id }, ctx) => ofType('ProductVariant', id, ctx),
  productVariants: (_, args, ctx, info) => listPage(productVariants, args, ctx, info),
  productVariantsCount: (_, args, ctx, info) => limited(countOf(productVariants, args.query, ctx, info, args.limit ?? undefined), args.limit),
  productOperation: (_, { id }, ctx) => ctx.shop.find(id)?.read?.() ?? null,
  productTags: (_, args, ctx) => stringPage(ctx, product => product.tags, args),
  productTypes: (_, args, ctx) => stringPage(ctx, product => [product.productType], args),
  productVendors: (_, args, ctx) => stringPage(ctx, product => [product.vendor], args),

  node: (_, { id }, ctx, info) => node(id, ctx, info),
  nodes: (_, { ids }, ctx, info) => ids.map((/** @type {string} */ id) => node(id, ctx, info))
};

/** Kept with an id, but no Node in the schema. */
const NO_NODES = new Set(['FulfillmentService', 'ProductDuplicateJob']);

/** @param {string} id @param {Context} ctx @param {import('graphql').GraphQLResolveInfo} info */
function node(id, ctx, info) {
  const type = parseGid(id)?.type ?? '';
  if (type === 'TaxonomyCategory') return withTypename(findCategory(id), type);
  if (NO_NODES.has(type)) return null;
  if (type === 'Shop') return id === ctx.shop.id ? ctx.shop : null;
  if (!['InventoryLevel', 'InventoryQuantity'].includes(type) && !Object.hasOwn(ctx.shop.tables, type)) return ofNoTable(id, type, info);
  const record = ctx.shop.find(id) ?? null;
  if (type === 'Collection') return visibleOrNull(ctx, record);
  if (type === 'WebhookSubscription') return ownSubscription(ctx, id);
  return record?.read ? record.read() : record;
}

/** What is no type of the schema cannot be asked for; of a type that nothing is read of the store has no object. @param {string} id @param {string} type @param {import('graphql').GraphQLResolveInfo} info @returns {null} */
function ofNoTable(id, type, info) {
  const known = info.schema.getType(type);
  if (known?.extensions.unread) return null;
  if (!known) throw new ShopifyError(`Invalid id: ${id}`, { code: 'RESOURCE_NOT_FOUND' });
  throw notImplemented(`node(id:) for the type ${type}`);
}

/** @param {object | undefined} record @param {string} __typename */
const withTypename = (record, __typename) => (record ? { ...record, __typename } : null);

/** @param {Context} ctx @param {(product: Product) => string[]} read @param {any} args */
const stringPage = (ctx, read, args) => textPage(ctx, ctx.shop.tables.Product.rows.flatMap(read), args);

/** `write_products` -> `Modify products` @param {string} handle */
function describeScope(handle) {
  const [verb, ...subject] = handle.split('_');
  return `${verb === 'write' ? 'Modify' : 'Read'} ${subject.join(' ')}`;
}
