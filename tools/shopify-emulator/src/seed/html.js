// @ts-check
/** @import { Random } from './random.js' */

const ENGLISH = [
  'Made in small batches by people who know the craft.',
  'Wear it every day; it only gets better.',
  'The fabric is woven in Portugal and sewn in Denmark.',
  'Machine wash at 30 degrees, do not tumble dry.',
  'Ships in a box without plastic.',
  'Designed for wet mornings and long evenings.',
  'Each piece differs a little in tone &amp; grain.',
  'The model is 178 cm tall and wears a size M.',
  'Repairs are free for the first two years.'
];
const DANISH = [
  'Fremstillet i små oplag af folk, der kan deres håndværk.',
  'Blød, slidstærk og let at holde ren.',
  'Stoffet er vævet i Portugal og syet på Fyn.',
  'Vaskes ved 30 grader og lufttørres – undgå tørretumbler.',
  'Sendes i en æske uden plast.',
  'Skabt til våde morgener og lange, lyse aftener.',
  'Hvert stykke varierer en smule i farve &amp; åretegning.',
  'Gratis reparation de første to år. Så længe lager haves.'
];

/** @param {Random} random @param {boolean} danish @param {string} title */
export function plainHtml(random, danish, title) {
  const sentences = danish ? DANISH : ENGLISH;
  const chance = random.next();
  if (chance < 0.05) return '';
  if (chance < 0.35) return `<p>${sentence(random, sentences)}</p>`;
  if (chance < 0.8) return `<p>${random.some(sentences, 2).join(' ')}</p>\n<ul>\n${random.some(sentences, 3).map(text => `<li>${text}</li>`).join('\n')}\n</ul>`;
  return `<h2>${escapeHtml(title)}</h2>\n<p>${sentence(random, sentences)}<br>${sentence(random, sentences)}</p>\n<p><strong>${danish ? 'Pleje' : 'Care'}:</strong> <em>${sentence(random, sentences)}</em></p>`;
}

/** @param {Random} random @param {readonly string[]} sentences */
const sentence = (random, sentences) => random.pick(sentences);

/** @param {string} text */
const escapeHtml = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @param {string} html */
export const scriptHtml = html => `${html}\n<script>window.shopHint = "size guide"; document.title += " !";</script>\n<p onclick="alert('x')" style="color: red">Size guide</p>`;

/** Such as is pasted from a text processor: tables, styles, thousands of letters. @param {Random} random @param {boolean} danish */
export function longHtml(random, danish) {
  const sentences = danish ? DANISH : ENGLISH;
  const rows = Array.from({ length: 60 }, (_, i) => `<tr><td style="padding:4px 8px">${i + 1}</td><td>${sentence(random, sentences)}</td><td>${random.int(1, 400)} cm</td></tr>`);
  const paragraphs = Array.from({ length: 25 }, () => `<p class="MsoNormal"><span lang="${danish ? 'da' : 'en'}">${random.some(sentences, 4).join(' ')}</span></p>`);
  return `<div>\n${paragraphs.join('\n')}\n<table>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>\n</div>`;
}
