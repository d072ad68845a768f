// @ts-check
import { CsvError, parse } from 'csv-parse/sync';
import { columnsOf, namesOf } from './columns.js';

/** What is wrong with a file, by line and column, and what to do. */
export class BadCsv extends Error {
  /** @param {string[]} problems */
  constructor(problems) {
    const shown = problems.slice(0, 10);
    super(`The product CSV cannot be read:\n${shown.join('\n')}${problems.length > shown.length ? `\nand ${problems.length - shown.length} more` : ''}`);
    this.problems = problems;
  }
}

/**
 * @typedef {{ line: number, values: Record<string, string>, metafields: { namespace: string, key: string, value: string }[], heading: (key: string) => string }} Row
 * the cells by what their column means, blank ones left out
 */

/** @param {string} text @returns {Row[]} */
export function readCsv(text) {
  const [head, ...records] = recordsOf(text);
  if (!head) throw new BadCsv(['The file is empty; its first line names the columns, such as "Handle,Title,Variant Price".']);
  const columns = columnsOf(head.cells);
  const missing = ['handle', 'title'].filter(key => !columns.keys.includes(key));
  if (missing.length === 2) throw new BadCsv([`line 1: there is no column ${namesOf('title')}; is this a product CSV with its headings in the first line?`]);
  const doubled = columns.keys.find((key, index) => key !== null && columns.keys.indexOf(key) !== index);
  if (doubled) throw new BadCsv([`line 1: two columns mean the same, ${columns.headings.filter((_, index) => columns.keys[index] === doubled).map(name => `"${name}"`).join(' and ')}; keep one.`]);
  const heading = (/** @type {string} */ key) => columns.headings[columns.keys.indexOf(key)] ?? key;
  return records.map(({ line, cells }) => {
    /** @type {Record<string, string>} */
    const values = {};
    cells.forEach((cell, index) => {
      const key = columns.keys[index];
      if (key !== null && key !== undefined && cell.trim() !== '') values[key] = cell;
    });
    const metafields = columns.metafields.map(({ index, ...name }) => ({ ...name, value: cells[index] ?? '' })).filter(one => one.value.trim() !== '');
    return { line, values, metafields, heading };
  }).filter(row => Object.keys(row.values).length > 0);
}

/** The rows with the line they begin at: a quoted cell may go over several. @param {string} text @returns {{ line: number, cells: string[] }[]} */
function recordsOf(text) {
  try {
    const records = /** @type {any[]} */ (parse(text, { bom: true, info: true, skip_empty_lines: true, relax_column_count_less: true }));
    return records.map(({ record, info }) => ({ line: info.lines - record.reduce((/** @type {number} */ sum, /** @type {string} */ cell) => sum + lineEnds(cell), 0), cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = /** @type {any} */ (error).lines;
    throw new BadCsv([`line ${line}: ${reasons[error.code] ?? error.message}`]);
  }
}

/** @type {Record<string, string>} */
const reasons = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark opens a cell and none closes it; write two ("") for one within the text.',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'the row has more cells than there are headings; a cell with a comma in it must stand in quotation marks.',
  INVALID_OPENING_QUOTE: 'a quotation mark stands in the middle of a cell; put the whole cell in quotation marks and write two ("") for one.',
  CSV_INVALID_CLOSING_QUOTE: 'after a closing quotation mark comes neither a comma nor a line end; write two ("") for one within the text.',
};

/** @param {string} cell */
const lineEnds = cell => cell.match(/\r\n|\r|\n/g)?.length ?? 0;
