// @ts-check

/** @type {Record<string, string>} */
const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A body as Shopify's older format has it. @param {string} root @param {unknown} value */
export const toXml = (root, value) => `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, value)}\n`;

/** @param {string} name @param {unknown} value @returns {string} */
function element(name, value) {
  const tag = name.replaceAll('_', '-');
  if (value === null || value === undefined) return `<${tag} nil="true"/>`;
  if (Array.isArray(value)) return `<${tag} type="array">${value.map(one => element(tag.replace(/s$/, ''), one)).join('')}</${tag}>`;
  if (typeof value === 'object') return `<${tag}>${Object.entries(value).map(([key, inner]) => element(key, inner)).join('')}</${tag}>`;
  if (typeof value === 'string') return `<${tag}>${value.replace(/[&<>"]/g, sign => SIGNS[sign])}</${tag}>`;
  return `<${tag} type="${typeof value === 'boolean' ? 'boolean' : Number.isInteger(value) ? 'integer' : 'float'}">${value}</${tag}>`;
}
