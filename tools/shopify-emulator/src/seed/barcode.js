// @ts-check

/** Twelve digits and the check digit of EAN-13. @param {string} twelve */
export function ean13(twelve) {
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += (twelve.charCodeAt(i) - 48) * (i % 2 ? 3 : 1);
  return twelve + ((10 - (sum % 10)) % 10);
}

/** @param {string} code */
export const isEan13 = code => /^\d{13}$/.test(code) && ean13(code.slice(0, 12)) === code;
