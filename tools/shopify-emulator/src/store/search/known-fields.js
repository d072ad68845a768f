// @ts-check
// Which search fields a list has stands in the schema: as a table in the description of its argument `query`.

/** @type {Map<string, Set<string>>} by description: most are shared by a list and its count, and all are read once */
const known = new Map();

/** @param {any} info of the resolver that runs @returns {Set<string> | null} null when the schema does not tell */
function tableOf(info) {
  const description = info?.parentType?.getFields()[info.fieldName]?.args.find((/** @type {any} */ arg) => arg.name === 'query')?.description;
  if (!description?.includes('| name | type |')) return null;
  let names = known.get(description);
  if (!names) known.set(description, names = new Set([...description.matchAll(/^\| ([^ |]+) \| (?!type )/gm)].map(row => row[1])));
  return names;
}

/** @param {any} info @param {string} name @returns {boolean | null} null when the schema does not tell */
export function knowsField(info, name) {
  const names = tableOf(info);
  if (!names) return null;
  return names.has(name.startsWith('metafields.') ? 'metafields.{namespace}.{key}' : name);
}
