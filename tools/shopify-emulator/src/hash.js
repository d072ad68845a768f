// @ts-check

/** The same 32 bits for the same text (FNV-1a). @param {string} text */
export function hashOf(text) {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash >>> 0;
}
