// @ts-check
import { checkMetafields } from '../rules/metafield-input.js';
import { userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Metafield } from '../../store/records/metafield.js' */
/** @import { UserError } from '../rules/user-error.js' */
/** @import { Content } from '../rules/metafield-input.js' */

/**
 * The whole list of the product's metafields. The custom id that names the product must be in it, and is set by itself when there is no list.
 * @param {Shop} shop @param {Product | null} product @param {any[] | null | undefined} inputs
 * @param {{ namespace: string, key: string, value: string } | null} customId
 */
export function planMetafields(shop, product, inputs, customId) {
  const { errors, contents } = checkMetafields(shop, product, inputs, ['input', 'metafields']);
  /** @type {UserError[]} */
  const coded = errors.map(error => ({ ...error, code: error.code === 'CAPABILITY_VIOLATION' ? error.code : 'INVALID_METAFIELD' }));
  const said = customId && contents.find(content => content.namespace === customId.namespace && content.key === customId.key);
  if (customId && inputs != null && said?.value !== customId.value) coded.push(userError(['input'], 'The input argument `metafields` (if present) must contain the `customId` value.', 'METAFIELD_MISMATCH'));
  if (customId && !said) contents.push({ ...customId, type: 'id' });
  const isNamed = (/** @type {Metafield} */ metafield) => contents.some((/** @type {Content} */ content) => content.namespace === metafield.namespace && content.key === metafield.key);
  return { errors: coded, contents, isGone: (/** @type {Metafield} */ metafield) => inputs != null && !isNamed(metafield) };
}
