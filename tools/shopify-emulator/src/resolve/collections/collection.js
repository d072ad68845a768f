// @ts-check
import { plainText } from '../../store/plain-text.js';
import { ruleSetOf } from '../../store/collections/rule-set.js';
import { isConditions } from '../../store/collections/membership.js';
import { metafieldNamed, metafieldPage } from '../metafield.js';
import { exactly, truncated } from '../product.js';
import { productPage } from './lists.js';
import { knowsSources } from './visible.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Collection } from '../../store/records/collection.js' */

/** @type {Record<string, (collection: Collection, args: any, ctx: Context) => unknown>} */
export const collection = {
  description: ({ descriptionHtml }, { truncateAt }) => truncated(plainText(descriptionHtml), truncateAt),
  // Older versions lack this order.
  sortOrder: ({ sortOrder }, _, ctx) => (sortOrder === 'MOST_RELEVANT' && !knowsSources(ctx) ? 'BEST_SELLING' : sortOrder),
  image: ({ image }, _, ctx) => image && imageOf(image, ctx),
  products: (source, args, ctx) => productPage(source, args, ctx),
  productsCount: (source, _, { shop }) => exactly(shop.now().getTime() < source.countedFromMs ? 0 : shop.collections.shown(source).length),
  hasProduct: (source, { id }, { shop }) => {
    const product = shop.product(id);
    return product !== undefined && shop.collections.shows(source, product);
  },
  ruleSet: source => ruleSetOf(source),
  sources: source => source.sources,
  metafield: (source, args) => metafieldNamed(source, args),
  metafields: (source, args, ctx) => metafieldPage(source, args, ctx),
  subCollectionEligibility: source => {
    const state = source.sources.every(isConditions) ? ELIGIBLE : { eligible: false, ineligibleReason: 'CHAIN_REFERENCE' };
    return { inclusion: state, exclusion: ELIGIBLE };
  },
  // Feedback comes from sales channels, of which none complains here.
  feedback: () => null
};

const ELIGIBLE = { eligible: true, ineligibleReason: null };

export const storedCollectionFields = ['id', 'legacyResourceId', 'title', 'handle', 'descriptionHtml', 'templateSuffix', 'seo', 'updatedAt'];

/** @param {import('../../store/records/collection.js').CollectionImage} image @param {Context} ctx */
function imageOf({ n, file, fileVersion, alt, width, height }, { shop }) {
  const url = shop.imageBase.replace('/products/', '/collections/') + file + (shop.quirks.imageVersions ? `?v=${fileVersion}` : '');
  return { __typename: 'Image', n, id: `gid://shopify/CollectionImage/${n}`, url, src: url, originalSrc: url, altText: alt, width, height, thumbhash: null };
}

