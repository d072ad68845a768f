// @ts-check
/** @import { Context } from '../store/write.js' */
/** @import { Media, MediaImage } from '../store/records/file.js' */

/** The picture of a media item, once Shopify is done with it. @param {MediaImage} media @param {Context} ctx @param {'ImageSource' | 'ProductImage'} [idType] */
export function imageOf(media, { shop }, idType = 'ImageSource') {
  if (shop.files.statusOf(media) !== 'READY') return null;
  return new ImageView(`gid://shopify/${idType}/${media.n}`, media.n, shop.files.urlOf(media), media);
}

/** What a product calls its images: its pictures, without films and models. @param {Media[]} media @param {Context} ctx */
export const productImages = (media, ctx) => media
  .map(one => (one.__typename === 'MediaImage' ? imageOf(/** @type {MediaImage} */ (one), ctx, 'ProductImage') : null))
  .filter(image => image !== null);

class ImageView {
  /** @param {string} id @param {number} n @param {string} src @param {{ alt: string | null, width: number, height: number }} media */
  constructor(id, n, src, { alt, width, height }) {
    this.id = id;
    this.n = n;
    this.src = src;
    this.altText = alt;
    this.width = width;
    this.height = height;
  }

  get __typename() { return 'Image'; }
  get originalSrc() { return this.src; }
  get thumbhash() { return null; }
}

/** @type {Record<string, (image: ImageView, args: any) => unknown>} */
export const image = {
  url: ({ src }, { transform }) => (transform ? transformed(src, transform) : src)
};

export const storedImageFields = ['id', 'src', 'originalSrc', 'altText', 'width', 'height', 'thumbhash'];

/** The wishes go into the address; whoever fetches it gets the picture so. @param {string} src @param {Record<string, any>} transform */
function transformed(src, { maxWidth, maxHeight, crop, scale = 1 }) {
  const wishes = [['width', maxWidth && maxWidth * scale], ['height', maxHeight && maxHeight * scale], ['crop', crop?.toLowerCase()]].filter(([, value]) => value);
  return wishes.reduce((address, [name, value]) => `${address}${address.includes('?') ? '&' : '?'}${name}=${value}`, src);
}
