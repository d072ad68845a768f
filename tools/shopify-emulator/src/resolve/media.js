// @ts-check
/** @import { Context } from '../store/write.js' */
/** @import { MediaImage } from '../store/records/media-image.js' */

/** @param {MediaImage} media @param {Context} ctx */
export function imageOf(media, { shop }) {
  const url = shop.imageUrl(media);
  return {
    __typename: 'Image', n: media.n, id: `gid://shopify/ImageSource/${media.n}`,
    url, src: url, originalSrc: url, altText: media.alt, width: media.width, height: media.height, thumbhash: null
  };
}

/** @type {Record<string, (media: MediaImage, args: any, ctx: Context) => unknown>} */
export const mediaImage = {
  image: (media, _, ctx) => imageOf(media, ctx),
  preview: (media, _, ctx) => ({ image: imageOf(media, ctx), status: 'READY' }),
  originalSource: (media, _, { shop }) => ({ url: media.originalUrl ?? shop.imageUrl(media) })
};

export const storedMediaImageFields = [
  'id', 'alt', 'status', 'fileStatus', 'mediaContentType', 'mimeType', 'mediaErrors', 'mediaWarnings', 'fileErrors', 'createdAt', 'updatedAt'
];
