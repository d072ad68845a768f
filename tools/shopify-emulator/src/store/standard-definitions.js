// @ts-check
// The best known of the definitions that Shopify has ready for every shop.
import { gid } from './gid.js';

/** @typedef {{ n: number, id: string, namespace: string, key: string, name: string, description: string | null, type: string, ownerTypes: string[], options: { name: string, value: string }[], isForStorefront: boolean }} StandardDefinition */

/** @type {[number, string, string, string, string, string[], string | null][]} number, namespace, key, name, type, owners, description */
const ROWS = [
  [1, 'descriptors', 'subtitle', 'Product subtitle', 'single_line_text_field', ['PRODUCT'], 'Used as a shorthand for a product name'],
  [2, 'descriptors', 'care_guide', 'Care guide', 'rich_text_field', ['PRODUCT'], 'Instructions for taking care of a product or apparel'],
  [3, 'facts', 'isbn', 'ISBN', 'single_line_text_field', ['PRODUCT', 'PRODUCTVARIANT'], 'International Standard Book Number'],
  [4, 'facts', 'ean', 'EAN', 'single_line_text_field', ['PRODUCT', 'PRODUCTVARIANT'], 'European Article Number'],
  [5, 'facts', 'upc', 'UPC', 'single_line_text_field', ['PRODUCT', 'PRODUCTVARIANT'], 'Universal Product Code'],
  [6, 'facts', 'birth_date', 'Birth date', 'date', ['CUSTOMER'], "A customer's date of birth"],
  [7, 'reviews', 'rating_count', 'Product rating count', 'number_integer', ['PRODUCT'], 'Total number of ratings'],
  [8, 'shopify--discovery--product_recommendation', 'related_products', 'Related products', 'list.product_reference', ['PRODUCT'], 'List of related products'],
  [9, 'shopify--discovery--product_recommendation', 'complementary_products', 'Complementary products', 'list.product_reference', ['PRODUCT'], 'List of complementary products'],
  [10, 'shopify--discovery--product_search_boost', 'queries', 'Search product boosts', 'list.single_line_text_field', ['PRODUCT'], 'List of search queries in which a product gets higher rank in search results']
];

/** @type {readonly StandardDefinition[]} */
export const STANDARD_DEFINITIONS = ROWS.map(([n, namespace, key, name, type, ownerTypes, description]) =>
  ({ n, id: gid('StandardMetafieldDefinitionTemplate', n), namespace, key, name, description, type, ownerTypes, options: [], isForStorefront: true }));
