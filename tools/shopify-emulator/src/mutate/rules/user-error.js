// @ts-check

/**
 * A refusal by a rule of the shop, as payloads list them; types without a code or an index simply do not offer those fields.
 * @typedef {{ field: string[] | null, message: string, code: string | null, elementIndex: number | null }} UserError
 */

/**
 * @param {(string | number)[] | null} field path into the input @param {string} message @param {string | null} [code] @param {number | null} [elementIndex]
 * @returns {UserError}
 */
export const userError = (field, message, code = null, elementIndex = null) => ({ field: field && field.map(String), message, code, elementIndex });

/** How many letters a text has as people count them: an emoji is one. @param {string} text */
export const lengthOf = text => [...text].length;

export const MAX_TEXT = 255;

/** @param {(string | number)[]} field @param {string} called @param {string | null | undefined} text @param {number} [most] @param {string | null} [code] @returns {UserError[]} */
export const tooLongErrors = (field, called, text, most = MAX_TEXT, code = null) =>
  (lengthOf(text ?? '') > most ? [userError(field, `${called} is too long (maximum is ${most} characters)`, code)] : []);
