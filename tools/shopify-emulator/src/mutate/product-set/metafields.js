// @ts-check
import { checkMetafields } from '../rules/metafield-input.js';
import { userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Metafield } from '../../store/records/metafield.js' */
/** @import { UserError } from '../rules/user-error.js' */
/** @import { Content } from '../rules/metafield-input.js' */

/**
 * The whole list of the product's metafields. The custom id that names the product is part of it, said or not.
 * @param {Shop} shop @param {Product | null} product @param {any[] | null | undefined} inputs
 * @param {{ namespace: string, key: string, value: string } | null} customId
 */
export function planMetafields(shop, product, inputs, customId) {
  const { errors, contents } = checkMetafields(shop, product, inputs, ['input', 'metafields']);
  /** @type {UserError[]} */
  const coded = errors.map(error => ({ ...error, code: 'INVALID_METAFIELD' }));
  const said = customId && contents.find(content => content.namespace === customId.namespace && content.key === customId.key);
  if (said && said.value !== customId?.value) coded.push(userError(['input', 'metafields'], 'The metafield in the input must have the value of the identifier.', 'METAFIELD_MISMATCH'));
  if (customId && !said) contents.push({ ...customId, type: 'id' });
  const isNamed = (/** @type {Metafield} */ metafield) => contents.some((/** @type {Content} */ content) => content.namespace === metafield.namespace && content.key === metafield.key);
  return { errors: coded, contents, isGone: (/** @type {Metafield} */ metafield) => inputs != null && !isNamed(metafield) };
}
