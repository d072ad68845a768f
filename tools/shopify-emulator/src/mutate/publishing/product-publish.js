// @ts-check
// The older calls, for products only.
import { refuseInputs } from '../rules/unsupported.js';
import { onPublications, publish, unpublish } from './publishable.js';

/** @import { Context } from '../../store/write.js' */
/** @import { PublicationInput } from './publishable.js' */

/** @typedef {{ input: { id: string, productPublications: PublicationInput[] } }} ProductPublishArgs */

/** @param {unknown} _ @param {ProductPublishArgs} args @param {Context} ctx */
export const productPublish = (_, args, ctx) => ofProduct('productPublish', args, ctx, publish);

/** @param {unknown} _ @param {ProductPublishArgs} args @param {Context} ctx */
export const productUnpublish = (_, args, ctx) => ofProduct('productUnpublish', args, ctx, unpublish);

/** @param {'productPublish' | 'productUnpublish'} mutation @param {ProductPublishArgs} args @param {Context} ctx @param {import('./publishable.js').Act} act */
function ofProduct(mutation, { input: { id, productPublications } }, ctx, act) {
  for (const input of productPublications) refuseInputs(mutation, input, ['channelHandle']);
  const { publishable, shop, userErrors } = onPublications(mutation, { id, input: productPublications }, ctx, act, 'productPublications');
  return { product: publishable ?? null, shop, userErrors };
}
