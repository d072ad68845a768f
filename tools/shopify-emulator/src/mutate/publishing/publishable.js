// @ts-check
import { notImplemented, ShopifyError } from '../../engine/errors.js';
import { parseGid } from '../../store/gid.js';
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Publication } from '../../store/records/publication.js' */
/** @import { Publishable } from '../../store/publications.js' */
/** @import { Shop } from '../../store/shop.js' */

/** @typedef {{ publicationId?: string | null, channelId?: string | null, publishDate?: string | Date | null }} PublicationInput */
/** @typedef {{ publication: Publication, publishMs: number | null }} Target publishMs is null for "now" */
/** @typedef {(shop: Shop, record: Publishable, publication: Publication, publishMs: number) => void} Act */

const PUBLISHABLE = ['Product', 'Collection', 'ProductVariant'];

/** @type {Act} */
export const publish = (shop, record, publication, publishMs) => shop.publications.publish(record, publication, publishMs);
/** @type {Act} */
export const unpublish = (shop, record, publication) => shop.publications.unpublish(record, publication);

/** @param {unknown} _ @param {{ id: string, input: PublicationInput[] }} args @param {Context} ctx */
export const publishablePublish = (_, args, ctx) => onPublications('publishablePublish', args, ctx, publish);

/** @param {unknown} _ @param {{ id: string, input: PublicationInput[] }} args @param {Context} ctx */
export const publishableUnpublish = (_, args, ctx) => onPublications('publishableUnpublish', args, ctx, unpublish);

/** @param {unknown} _ @param {{ id: string }} args @param {Context} ctx */
export const publishablePublishToCurrentChannel = (_, args, ctx) => onCurrent('publishablePublishToCurrentChannel', args, ctx, publish);

/** @param {unknown} _ @param {{ id: string }} args @param {Context} ctx */
export const publishableUnpublishToCurrentChannel = (_, args, ctx) => onCurrent('publishableUnpublishToCurrentChannel', args, ctx, unpublish);

/** @param {string} mutation @param {{ id: string, input: PublicationInput[] }} args @param {Context} ctx @param {Act} act @param {string} [list] what the list of publications is called */
export function onPublications(mutation, args, ctx, act, list = 'input') {
  const { shop } = ctx;
  const record = publishableOf(args.id, ctx);
  if (!record) return { publishable: null, shop, userErrors: [missing(args.id)] };
  const targets = args.input.map(input => targetOf(input, ctx));
  const userErrors = targets.flatMap((target, index) => (target === null ? [userError([list, index, 'publicationId'], 'Publication does not exist or is not publishable')] : [...dateErrors(shop, target, [list, index]), ...(act === publish ? subscriptionErrors(shop, record, target, [list, index]) : [])]));
  if (userErrors.length) return { publishable: record, shop, userErrors };
  return done(mutation, args, ctx, record, /** @type {Target[]} */ (targets), act);
}

/** @param {string} mutation @param {{ id: string }} args @param {Context} ctx @param {Act} act */
function onCurrent(mutation, args, ctx, act) {
  const { shop } = ctx;
  const record = publishableOf(args.id, ctx);
  if (!record) return { publishable: null, shop, userErrors: [missing(args.id)] };
  return done(mutation, args, ctx, record, [{ publication: shop.publications.current, publishMs: null }], act);
}

/** @param {string} id @param {Context} ctx @returns {Publishable | undefined} */
function publishableOf(id, { shop }) {
  if (!PUBLISHABLE.includes(parseGid(id)?.type ?? '')) throw new ShopifyError('invalid id', { code: 'RESOURCE_NOT_FOUND' });
  const record = shop.find(id);
  if (record?.__typename === 'ProductVariant') throw notImplemented('publishing single variants');
  return record;
}

/** @param {string} id */
const missing = id => userError(['id'], `${parseGid(id)?.type} does not exist`);

/** @param {PublicationInput} input @param {Context} ctx @returns {Target | null} a channel has the number of its publication */
export function targetOf({ publicationId, channelId, publishDate }, { shop }) {
  const parts = parseGid(publicationId ?? channelId);
  const publication = parts && (parts.type === 'Publication' || parts.type === 'Channel') ? shop.tables.Publication.get(parts.n) : undefined;
  return publication ? { publication, publishMs: publishDate == null ? null : new Date(publishDate).getTime() } : null;
}

/** @param {Shop} shop @param {Publishable} record @param {Target} target @param {(string | number)[]} path */
const subscriptionErrors = (shop, record, { publication }, path) => ('requiresSellingPlan' in record && record.requiresSellingPlan && publication.isOfApp && publication !== shop.publications.onlineStore
  ? [userError([...path, 'publicationId'], 'Products sold exclusively on subscription can only be published to online stores')]
  : []);

/** @param {Shop} shop @param {Target} target @param {(string | number)[]} path */
const dateErrors = (shop, { publication, publishMs }, path) => (publishMs !== null && publishMs > shop.now().getTime() && !publication.supportsFuturePublishing
  ? [userError([...path, 'publishDate'], 'This channel does not support future publishing')]
  : []);

/** @param {string} mutation @param {object} args @param {Context} ctx @param {Publishable} record @param {Target[]} targets @param {Act} act */
function done(mutation, args, ctx, record, targets, act) {
  const { shop } = ctx;
  write(ctx, mutation, args, [record], now => {
    for (const { publication, publishMs } of targets) act(shop, record, publication, publishMs ?? now);
  });
  return { publishable: record, shop, userErrors: [] };
}
