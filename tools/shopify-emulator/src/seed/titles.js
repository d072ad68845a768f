// @ts-check
/** @import { Random } from './random.js' */
/** @import { Kind } from './kinds.js' */

const ENGLISH = ['Everyday', 'Classic', 'Heavy', 'Light', 'Vintage', 'Nordic', 'Coastal', 'Slow', 'Soft', 'Rugged', 'Little', 'Long', 'Early', 'Quiet', 'Bold', 'Harbour'];
const DANISH = ['Klassisk', 'Blød', 'Håndlavet', 'Økologisk', 'Lille', 'Stor', 'Rå', 'Enkel', 'Varm', 'Sommerlig', 'Ægte', 'Genbrugt'];
const LINES = ['Fanø', 'Møn', 'Bornholm', 'Rømø', 'Læsø', 'Anholt', 'Ærø', 'Samsø', 'Fur', 'Thyborøn', 'Havn', 'Skov', 'Strand', 'Klit', 'Eng', 'Sø'];
const OTHERS = ['Wollpullover für kühle Tage', 'Écharpe en laine légère', 'Cojín de algodón orgánico', 'Tröja i merinoull', 'Sciarpa di lana', 'Szalik wełniany', 'Ullgenser fra Ålesund', '竹製スツール'];

const HEBREW = 'צעיף צמר רך';
const ARABIC = 'قميص قطن كلاسيكي';

/** @param {Random} random @param {Kind} kind @param {boolean} danish */
export function plainTitle(random, kind, danish) {
  const line = random.pick(LINES);
  if (random.chance(0.02)) return `${random.pick(OTHERS)} ${line}`;
  const material = random.pick(kind.materials);
  if (danish) {
    return random.chance(0.5) ? `${random.pick(kind.da)} ${line} i ${material}` : `${random.pick(DANISH)} ${random.pick(kind.da).toLowerCase()}, ${material}`;
  }
  return random.chance(0.5) ? `${random.pick(ENGLISH)} ${material} ${random.pick(kind.en).toLowerCase()}` : `${line} ${random.pick(kind.en).toLowerCase()}, ${material}`;
}

/** @param {string} title */
export const emojiTitle = title => `🌊 ${title} – 50 % off 👩‍👩‍👧 “new” & <better>`;

/** Right-to-left letters beside left-to-right ones. @param {string} title @param {number} index */
export const rightToLeftTitle = (title, index) => `${index % 2 ? HEBREW : ARABIC} – ${title}`;

/** Exactly as long as Shopify allows. @param {string} title */
export function longestTitle(title) {
  const filler = ' – med ekstra lange ærmer, ærligt forarbejdet og syet i små oplag på Ærø, så længe lager haves';
  let text = title;
  while (text.length < 255) text += filler;
  return text.slice(0, 254).trimEnd().padEnd(255, '!');
}

/** The beginning of a text, never half a sign: emoji are two units long. @param {string} text @param {number} length */
export const cut = (text, length) => text.slice(0, length).replace(/[\ud800-\udbff]$/, '').trimEnd();
