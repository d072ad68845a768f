// @ts-check
// Runs a planned bulk query page by page and tells its objects as lines.
import { setImmediate as breathe } from 'node:timers/promises';
import { PAGE } from './query-plan.js';

/** @import { NodePlan, QueryPlan } from './query-plan.js' */
/** @typedef {{ lines: string[], roots: number }} Piece */

/**
 * Grouped, children follow their parent. Otherwise they come late, after the parents of the next page: a client that waits for them right behind
 * their parent must fail here before it fails in a real shop.
 * @param {QueryPlan} plan @param {Record<string, any>} context @param {{ grouped: boolean }} options @returns {AsyncGenerator<Piece>}
 */
export async function* runQuery(plan, context, { grouped }) {
  /** @type {string[]} */
  let late = [];
  /** @type {string | null} */
  let after = null;
  do {
    const { data, errors } = await plan.prepared.run(context, plan.paged ? { bulkFirst: PAGE, bulkAfter: after } : {});
    if (errors?.length) throw new BulkError(errors);
    const value = /** @type {any} */ (data)[plan.key];
    const nodes = plan.isConnection ? value.nodes : [value].filter(one => one !== null);
    /** @type {string[][]} */
    const levels = [[]];
    for (const node of nodes) if (node !== null) tell(node, plan.nodes, null, levels, grouped ? null : 0);
    const [first, ...deeper] = levels;
    yield { lines: [...first, ...late], roots: nodes.length };
    late = deeper.flat();
    after = plan.paged && value.pageInfo.hasNextPage ? value.pageInfo.endCursor : null;
    await breathe();
  } while (after !== null);
  if (late.length) yield { lines: late, roots: 0 };
}

/** @param {any} node @param {NodePlan} plan @param {string | null} parentId @param {string[][]} levels @param {number | null} level null: all into one list */
function tell(node, plan, parentId, levels, level) {
  /** @type {{ nodes: any[], plan: NodePlan }[] | null} */
  let below = null;
  for (const { path, nodes } of plan.children) {
    let holder = node;
    for (let step = 0; step < path.length - 1 && holder; step++) holder = holder[path[step]];
    const last = path[path.length - 1];
    const connection = holder?.[last];
    if (!connection) continue;
    // Left out of the line, for JSON has no undefined.
    holder[last] = undefined;
    (below ??= []).push({ nodes: connection.nodes, plan: nodes });
  }
  if (parentId !== null) node.__parentId = parentId;
  const into = levels[level ?? 0] ?? (levels[level ?? 0] = []);
  into.push(JSON.stringify(node));
  if (below === null) return;
  for (const { nodes, plan: inner } of below) for (const child of nodes) if (child !== null) tell(child, inner, node.id, levels, level === null ? null : level + 1);
}

/** The executor answered with errors: the operation ends as failed. */
export class BulkError extends Error {
  /** @param {readonly any[]} errors */
  constructor(errors) {
    super(errors[0].message);
    this.code = errors.some(error => error.extensions?.code === 'ACCESS_DENIED') ? /** @type {const} */ ('ACCESS_DENIED') : /** @type {const} */ ('INTERNAL_SERVER_ERROR');
  }
}
