// @ts-check
import { parseGid } from '../store/gid.js';
import { countOf, listPage } from '../store/search/list.js';
import { exactly } from './product.js';

/** @import { List } from '../store/search/list.js' */
/** @import { UrlRedirect } from '../store/records/url-redirect.js' */
/** @import { Part } from './parts.js' */

/** @type {List<UrlRedirect>} */
const list = {
  name: 'urlRedirects',
  table: ctx => ctx.shop.tables.UrlRedirect,
  fieldMap: {
    words: redirect => [redirect.path, redirect.target],
    fields: {
      id: { kind: 'id', sortKey: 'ID', read: redirect => redirect.n },
      path: { kind: 'word', read: redirect => redirect.path },
      target: { kind: 'word', read: redirect => redirect.target }
    }
  },
  sortKeys: { PATH: redirect => redirect.path }
};

/** The addresses that handles had before they were changed. @type {Part} */
export const urlRedirects = {
  resolvers: {
    QueryRoot: {
      urlRedirect: (_, { id }, { shop }) => (parseGid(id)?.type === 'UrlRedirect' ? shop.find(id) ?? null : null),
      urlRedirects: (_, args, ctx, info) => listPage(list, args, ctx, info),
      urlRedirectsCount: (_, { query }, ctx, info) => exactly(countOf(list, query, ctx, info))
    }
  },
  stored: { UrlRedirect: ['id', 'path', 'target'] }
};
