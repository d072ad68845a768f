// @ts-check
/** @import { Publishable } from '../publications.js' */
/** @import { Publication } from '../records/publication.js' */

export const PUBLICATION_STATES = [/^\d+-(unset|pending|approved|rejected|needs_action|awaiting_review|published|demoted|scheduled|provisionally_published)$/];

/** By the number of a channel: what its review made of a product or a collection. @param {Publishable} record @param {import('../shop.js').Shop} shop @returns {string[]} */
export function publicationStates(record, { publications, tables }) {
  const entries = publications.entriesOf(record);
  return tables.Publication.rows.flatMap((/** @type {Publication} */ publication) => {
    const entry = entries.find(one => one.publication === publication);
    const words = !entry ? ['unset'] : publications.isVisible(record, entry) ? ['published', 'approved'] : ['scheduled'];
    return words.map(word => `${publication.n}-${word}`);
  });
}
