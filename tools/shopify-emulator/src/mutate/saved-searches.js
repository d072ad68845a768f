// @ts-check
import { parseGid } from '../store/gid.js';
import { SavedSearch } from '../store/records/saved-search.js';
import { write } from '../store/write.js';
import { lengthOf, userError } from './rules/user-error.js';

/** @import { Context } from '../store/write.js' */
/** @import { UserError } from './rules/user-error.js' */

const MAX_NAME = 40;

/** @param {unknown} _ @param {{ input: { name: string, query: string, resourceType: string } }} args @param {Context} ctx */
function savedSearchCreate(_, args, ctx) {
  const { shop } = ctx;
  const userErrors = nameErrors(args.input.name, args.input.resourceType, null, ctx);
  /** @type {SavedSearch | null} */
  let savedSearch = null;
  if (userErrors.length === 0) {
    write(ctx, 'savedSearchCreate', args, [], (now, touched) => {
      touched.push(savedSearch = shop.tables.SavedSearch.add(new SavedSearch(shop.nextId('SavedSearch'), args.input, now)));
    });
  }
  return { savedSearch, userErrors };
}

/** @param {unknown} _ @param {{ input: { id: string, name?: string | null, query?: string | null } }} args @param {Context} ctx */
function savedSearchUpdate(_, args, ctx) {
  const { id, name, query } = args.input;
  const savedSearch = found(id, ctx);
  if (!savedSearch) return { savedSearch: null, userErrors: [userError(['input', 'id'], 'Saved Search does not exist')] };
  const userErrors = name == null ? [] : nameErrors(name, savedSearch.resourceType, savedSearch, ctx);
  if (userErrors.length) return { savedSearch, userErrors };
  write(ctx, 'savedSearchUpdate', args, [savedSearch], () => {
    if (name != null) savedSearch.name = name;
    if (query != null) savedSearch.query = query;
  });
  return { savedSearch, userErrors };
}

/** @param {unknown} _ @param {{ input: { id: string } }} args @param {Context} ctx */
function savedSearchDelete(_, args, ctx) {
  const { shop } = ctx;
  const savedSearch = found(args.input.id, ctx);
  if (!savedSearch) return { deletedSavedSearchId: null, shop, userErrors: [userError(['input', 'id'], 'Saved Search does not exist')] };
  write(ctx, 'savedSearchDelete', args, [savedSearch], () => shop.tables.SavedSearch.remove(savedSearch));
  return { deletedSavedSearchId: savedSearch.id, shop, userErrors: [] };
}

/** @param {string} id @param {Context} ctx @returns {SavedSearch | undefined} */
const found = (id, { shop }) => (parseGid(id)?.type === 'SavedSearch' ? shop.find(id) : undefined);

/** @param {string} name @param {string} resourceType @param {SavedSearch | null} own @param {Context} ctx @returns {UserError[]} */
function nameErrors(name, resourceType, own, { shop }) {
  if (name.trim() === '') return [userError(['input', 'name'], "Name can't be blank")];
  if (lengthOf(name) > MAX_NAME) return [userError(['input', 'name'], `Name is too long (maximum is ${MAX_NAME} characters)`)];
  const isTaken = shop.tables.SavedSearch.rows.some(other => other !== own && other.resourceType === resourceType && other.name.toLowerCase() === name.toLowerCase());
  return isTaken ? [userError(['input', 'name'], 'Name has already been taken')] : [];
}

export const savedSearches = { savedSearchCreate, savedSearchUpdate, savedSearchDelete };
