// @ts-check
import { page } from '../store/connection.js';

/** @import { Context } from '../store/write.js' */

/** A page of texts, each once, in their own order. @param {Context} ctx @param {Iterable<string>} texts @param {any} args */
export function textPage(ctx, texts, args) {
  const rows = [...new Set(texts)].filter(Boolean).sort().map((text, index) => ({ text, n: index + 1 }));
  const connection = page(rows, args, { idOf: row => row.n, valueOf: row => row.text }, { maxPage: 5000, unpaged: ctx.unpaged });
  return {
    nodes: connection.nodes.map(row => row.text),
    edges: connection.edges.map(edge => ({ cursor: edge.cursor, node: edge.node.text })),
    pageInfo: connection.pageInfo
  };
}
