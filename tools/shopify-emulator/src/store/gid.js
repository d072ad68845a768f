// @ts-check
/** @param {string} type @param {number} n */
export const gid = (type, n) => `gid://shopify/${type}/${n}`;

const GID = /^gid:\/\/shopify\/([A-Za-z0-9]+)\/([^?/]+)(?:\?(.*))?$/;

/**
 * @param {unknown} id
 * @returns {{ type: string, n: number, key: string, query: URLSearchParams } | null} null when it is no global id
 */
export function parseGid(id) {
  const parts = GID.exec(String(id));
  if (!parts) return null;
  return { type: parts[1], n: Number(parts[2]), key: parts[2], query: new URLSearchParams(parts[3] ?? '') };
}
