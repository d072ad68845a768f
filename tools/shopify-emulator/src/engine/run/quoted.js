// @ts-check

const TO_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;
/** Up to here a look at each character is faster than the expression. */
const SHORT = 48;

/** A text as JSON. Nearly none has anything to escape, and asking JSON itself for each costs more than the rest of an answer. @param {string} text */
export function quoted(text) {
  const { length } = text;
  if (length > SHORT) return TO_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd800 && code < 0xe000)) return JSON.stringify(text);
  }
  return `"${text}"`;
}
