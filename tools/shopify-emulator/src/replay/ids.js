// @ts-check
// What a recorded shop and the emulated one call the same thing. Learned by walking a recorded and an emulated answer side by side.

const GID = /gid:\/\/[A-Za-z0-9]+\/[A-Za-z0-9]+\/[^\s"'\\,()\]}]+/g;
const WHOLE_GID = /^gid:\/\/[A-Za-z0-9]+\/([A-Za-z0-9]+)\/(\d+|[0-9a-f]{8}-[0-9a-f-]{27})(\?.*)?$/;
const OPAQUE = /^(cursor|startCursor|endCursor|compareDigest|url|resourceUrl|handle|.*(At|After|Before|Key|Url))$/;

export class Ids {
  /** @type {Map<string, string>} */
  #emulated = new Map();
  /** @type {Map<string, string>} numbers of ids, as they stand in search texts and messages */
  #numbers = new Map();

  /** @param {string} recorded */
  knows(recorded) {
    return this.#emulated.has(recorded);
  }

  /** @param {string} recorded */
  emulated(recorded) {
    return this.#emulated.get(recorded);
  }

  /** @param {string} recorded @param {string} emulated */
  pair(recorded, emulated) {
    this.#emulated.set(recorded, emulated);
    const [one, other] = [WHOLE_GID.exec(recorded), WHOLE_GID.exec(emulated)];
    if (one && other && /^\d{6,}$/.test(one[2])) this.#numbers.set(one[2], other[2]);
  }

  /** @param {any} recorded @param {any} emulated @param {string} [key] */
  learn(recorded, emulated, key = '') {
    if (recorded === null || emulated === null || recorded === undefined || emulated === undefined) return;
    if (Array.isArray(recorded)) {
      if (Array.isArray(emulated)) for (const [one, other] of pairs(recorded, emulated, id => this.#emulated.get(id))) this.learn(one, other, key);
    } else if (typeof recorded === 'object') {
      if (typeof emulated === 'object') for (const name of Object.keys(recorded)) this.learn(recorded[name], emulated[name], name);
    } else if (typeof recorded === 'string' && typeof emulated === 'string' && recorded !== emulated && recorded !== '') {
      const [one, other] = [WHOLE_GID.exec(recorded), WHOLE_GID.exec(emulated)];
      if (one || other ? one && other && one[1] === other[1] : OPAQUE.test(key)) this.pair(recorded, emulated);
    }
  }

  /** Variables, a document or a message of the recorded shop in the emulated one's words. @template T @param {T} value @returns {T} */
  translate(value) {
    if (typeof value === 'string') return /** @type {any} */ (this.#text(value));
    if (Array.isArray(value)) return /** @type {any} */ (value.map(item => this.translate(item)));
    if (value === null || typeof value !== 'object') return value;
    return /** @type {any} */ (Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.translate(item)])));
  }

  /** @param {string} text */
  #text(text) {
    const whole = this.#emulated.get(text);
    if (whole !== undefined) return whole;
    return text.replace(GID, gid => this.#emulated.get(gid) ?? this.#level(gid) ?? gid)
      .replace(/\d{6,}/g, number => this.#numbers.get(number) ?? number);
  }

  /** The id of a stock level is made of those of its location and its item. @param {string} gid */
  #level(gid) {
    const parts = /^(gid:\/\/shopify\/[A-Za-z0-9]+\/)(\d+)(\?inventory_item_id=)(\d+)(.*)$/.exec(gid);
    return parts ? parts[1] + (this.#numbers.get(parts[2]) ?? parts[2]) + parts[3] + (this.#numbers.get(parts[4]) ?? parts[4]) + parts[5] : undefined;
  }
}

/** Two lists are walked in step; lists of named things (options, files, parameters) by their names, when these are the same on both sides. @param {any[]} recorded @param {any[]} emulated @param {(id: any) => string | undefined} known @returns {[any, any][]} */
function pairs(recorded, emulated, known) {
  for (const name of ['handle', 'name', 'title', 'key', 'topic']) {
    const of = (/** @type {any[]} */ list) => list.map(item => (item?.node ?? item)?.[name]);
    const [one, other] = [of(recorded), of(emulated)];
    if (one.every(Boolean) && new Set(one).size === one.length && one.every(value => other.filter(same => same === value).length === 1))
      return recorded.map((item, index) => [item, emulated[other.indexOf(one[index])]]);
  }
  // What is paired already stays so: two things of one name, or a thing missing on one side, must not move all the others.
  const idOf = (/** @type {any} */ item) => (item?.node ?? item)?.id;
  const settled = recorded.flatMap(item => {
    const other = emulated.find(one => idOf(one) !== undefined && idOf(one) === known(idOf(item)));
    return other === undefined ? [] : [/** @type {[any, any]} */ ([item, other])];
  });
  const [ours, theirs] = [new Set(settled.map(([item]) => item)), new Set(settled.map(([, item]) => item))];
  const rest = emulated.filter(item => !theirs.has(item));
  return [...settled, ...recorded.filter(item => !ours.has(item)).slice(0, rest.length).map((item, index) => /** @type {[any, any]} */ ([item, rest[index]]))];
}
