// @ts-check
import { ShopifyError } from '../engine/errors.js';
import { byId, page } from '../store/connection.js';
import { printMoment } from '../store/dates.js';
import { parseGid } from '../store/gid.js';
import { countOf, listPage } from '../store/search/list.js';
import { Table } from '../store/table.js';
import { products } from './lists.js';
import { exactly } from './product.js';

/** @import { Context } from '../store/write.js' */
/** @import { Part } from './parts.js' */
/** @import { Product } from '../store/records/product.js' */
/** @import { Publication } from '../store/records/publication.js' */
/** @import { Entry, Publishable } from '../store/publications.js' */

/** @typedef {Entry & { record: Publishable }} Row */

/** @param {string} id @param {Context} ctx @returns {Publication | null} */
const publicationOf = (id, { shop }) => (parseGid(id)?.type === 'Publication' ? shop.find(id) ?? null : null);

/** @param {string} id @param {Context} ctx @returns {Publication} */
function knownPublication(id, ctx) {
  const publication = publicationOf(id, ctx);
  if (!publication) throw new ShopifyError('Publication does not exist', { code: 'NOT_FOUND' });
  return publication;
}

/** @param {Publishable} record @param {boolean} onlyPublished @param {Context} ctx @returns {Row[]} */
const rowsOf = (record, onlyPublished, { shop }) =>
  shop.publications.entriesOf(record).filter(entry => !onlyPublished || shop.publications.isVisible(record, entry)).map(entry => ({ ...entry, record }));

const byPublication = { idOf: (/** @type {Row} */ row) => row.publication.n, valueOf: (/** @type {Row} */ row) => row.publication.n };

/** @param {Row[]} rows @param {any} args @param {Context} ctx @param {string} __typename */
function resourcePublicationPage(rows, args, ctx, __typename) {
  const connection = page(rows, args, byPublication, { unpaged: ctx.unpaged });
  const view = (/** @type {Row} */ row) => viewOf(row, ctx, __typename);
  return { nodes: connection.nodes.map(view), edges: connection.edges.map(edge => ({ cursor: edge.cursor, node: view(edge.node) })), pageInfo: connection.pageInfo };
}

/** @param {Row} row @param {Context} ctx @param {string} __typename */
const viewOf = ({ publication, publishMs, record }, { shop }, __typename) => ({
  __typename, publication, publishable: record, isPublished: shop.publications.isVisible(record, { publication, publishMs }), publishDate: printMoment(publishMs)
});

/** What products and collections alike tell of where they are published. @type {Part['resolvers'][string]} */
const publishable = {
  publishedOnPublication: (record, { publicationId }, ctx) => ctx.shop.publications.isVisibleOn(record, knownPublication(publicationId, ctx)),
  publishedOnCurrentPublication: (record, _, { shop }) => shop.publications.isVisibleOn(record, shop.publications.current),
  resourcePublications: (record, args, ctx) => resourcePublicationPage(rowsOf(record, args.onlyPublished, ctx), args, ctx, 'ResourcePublication'),
  resourcePublicationsV2: (record, args, ctx) =>
    resourcePublicationPage(rowsOf(record, args.onlyPublished, ctx).filter(({ publication }) => isOfType(publication, args.catalogType ?? 'APP')), args, ctx, 'ResourcePublicationV2'),
  resourcePublicationsCount: (record, { onlyPublished }, ctx) => exactly(rowsOf(record, onlyPublished, ctx).length),
  availablePublicationsCount: (record, _, ctx) => exactly(rowsOf(record, true, ctx).length),
  publicationCount: (record, { onlyPublished }, ctx) => rowsOf(record, onlyPublished, ctx).length,
  unpublishedPublications: (record, args, ctx) =>
    page(ctx.shop.tables.Publication.rows.filter(publication => !ctx.shop.publications.isVisibleOn(record, publication)), args, byId, { unpaged: ctx.unpaged })
};

/** @param {Publication} publication @param {string | null | undefined} catalogType */
const isOfType = (publication, catalogType) => catalogType == null || catalogType === (publication.isOfApp ? 'APP' : 'NONE');

/** @param {Publication} publication @param {Context} ctx */
const publishedHere = (publication, { shop }) => only(shop.tables.Product.rows.filter(product => shop.publications.isVisibleOn(product, publication)));

/** @param {Publication} publication @param {Context} ctx */
const includedHere = (publication, { shop }) => only(shop.tables.Product.rows.filter(product => shop.publications.entryOf(product, publication) !== undefined));

/** The list of products as if there were only these. @param {Product[]} rows @returns {typeof products} */
const only = rows => ({ ...products, table: () => Object.assign(/** @type {Table<Product>} */ (new Table()), { rows }) });

/** @param {number} count @param {number | null | undefined} limit */
const limited = (count, limit) => (limit != null && count > limit ? { count: limit, precision: 'AT_LEAST' } : exactly(count));

/** Publications, and what is published on them. @type {Part} */
export const publications = {
  resolvers: {
    QueryRoot: {
      publication: (_, { id }, ctx) => publicationOf(id, ctx),
      publications: (_, args, ctx) => page(ctx.shop.tables.Publication.rows, args, byId, { matches: publication => isOfType(publication, args.catalogType), unpaged: ctx.unpaged }),
      publicationsCount: (_, { catalogType, limit }, ctx) => limited(ctx.shop.tables.Publication.rows.filter(publication => isOfType(publication, catalogType)).length, limit),
      publishedProductsCount: (_, { publicationId, limit }, ctx, info) => limited(countOf(publishedHere(knownPublication(publicationId, ctx), ctx), null, ctx, info), limit)
    },
    Shop: { publicationCount: shop => shop.tables.Publication.size },
    Product: {
      ...publishable,
      publications: (product, args, ctx) => resourcePublicationPage(rowsOf(product, args.onlyPublished, ctx), args, ctx, 'ProductPublication')
    },
    ProductPublication: { product: ({ publishable: product }) => product },
    Collection: publishable,
    Publication: {
      catalog: publication => (publication.isOfApp
        ? { __typename: 'AppCatalog', n: publication.n, id: `gid://shopify/AppCatalog/${publication.n}`, title: publication.name, status: 'ACTIVE', publication }
        : null),
      products: (publication, args, ctx, info) => listPage(publishedHere(publication, ctx), args, ctx, info),
      includedProducts: (publication, args, ctx, info) => listPage(includedHere(publication, ctx), args, ctx, info),
      includedProductsCount: (publication, { query, limit }, ctx, info) => limited(countOf(includedHere(publication, ctx), query, ctx, info), limit),
      collections: (publication, args, ctx) =>
        page(ctx.shop.tables.Collection.rows, args, byId, { matches: collection => ctx.shop.publications.isVisibleOn(collection, publication), unpaged: ctx.unpaged }),
      hasCollection: (publication, { id }, { shop }) => {
        const collection = parseGid(id)?.type === 'Collection' ? shop.find(id) : undefined;
        return collection !== undefined && shop.publications.isVisibleOn(collection, publication);
      }
    }
  },

  stored: {
    Publication: ['id', 'name', 'autoPublish', 'supportsFuturePublishing'],
    AppCatalog: ['id', 'title', 'status', 'publication'],
    ResourcePublication: ['publication', 'publishable', 'isPublished', 'publishDate'],
    ProductPublication: ['isPublished', 'publishDate'],
    ResourcePublicationV2: ['publication', 'publishable', 'isPublished', 'publishDate'],
    PublicationUserError: ['field', 'message', 'code'],
    PublicationCreatePayload: ['publication', 'userErrors'],
    PublicationUpdatePayload: ['publication', 'userErrors'],
    PublicationDeletePayload: ['deletedId', 'userErrors'],
    PublishablePublishPayload: ['publishable', 'shop', 'userErrors'],
    PublishableUnpublishPayload: ['publishable', 'shop', 'userErrors'],
    PublishablePublishToCurrentChannelPayload: ['publishable', 'shop', 'userErrors'],
    PublishableUnpublishToCurrentChannelPayload: ['publishable', 'shop', 'userErrors']
  }
};
