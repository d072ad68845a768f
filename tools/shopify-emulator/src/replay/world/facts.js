// @ts-check
// What is known of an object just before a call.

/** @import { Sight, Thing } from '../knowledge.js' */

export class Facts {
  /** @type {Map<string, Sight[]>} */
  #sights = new Map();
  /** @type {Map<string, string>} the product of a variant, an option, a stock item, ... */
  #products = new Map();

  /** @param {Sight[]} sights */
  constructor(sights) {
    for (const sight of sights) this.#sights.set(sight.id, [...(this.#sights.get(sight.id) ?? []), sight]);
    for (const { id, thing } of sights) this.#relate(id, thing);
  }

  /** @param {string} id @param {Thing} thing */
  #relate(id, thing) {
    const product = id.includes('/Product/') ? id : thing.product?.id ?? thing.variant?.product?.id ?? thing.item?.variant?.product?.id ?? this.#products.get(id);
    if (!product) return;
    if (id !== product) this.#products.set(id, product);
    for (const name of ['variants', 'options', 'optionValues', 'media', 'images', 'metafields', 'inventoryItem', 'inventoryLevels', 'variant', 'item'])
      for (const child of [thing[name]].flat()) if (child?.id) {
        this.#products.set(child.id, product);
        this.#relate(child.id, child);
      }
  }

  /** @param {string} id */
  productOf(id) {
    const item = /[?&]inventory_item_id=(\d+)/.exec(id)?.[1];
    return this.#products.get(item ? `gid://shopify/InventoryItem/${item}` : id);
  }

  /** @param {string} owner a product or a variant @param {string} type @returns {string[]} */
  ofOwner(owner, type) {
    return [...this.#sights.keys()].filter(id => id.includes(`/${type}/`) && (this.#products.get(id) === owner || this.#sights.get(id)?.some(sight => sight.thing.variant?.id === owner)));
  }

  /** @param {string} type */
  ofType(type) {
    return [...this.#sights.keys()].filter(id => id.includes(`/${type}/`));
  }

  /** @param {string} id */
  seen(id) {
    return this.#sights.has(id);
  }

  /**
   * Its fields: as the call itself shows them when it only reads, else as last shown before, else as first shown later.
   * @param {string} id @param {number} position @param {boolean} reads @returns {Thing}
   */
  of(id, position, reads) {
    const rank = (/** @type {Sight} */ sight) => (reads && sight.position === position ? -1 : sight.position < position ? position - sight.position : 1e6 + sight.position);
    const sights = [...(this.#sights.get(id) ?? [])].sort((a, b) => rank(a) - rank(b));
    /** @type {Thing} */
    const known = { id };
    for (const { thing } of sights)
      for (const [name, value] of Object.entries(thing)) {
        if (known[name] === undefined) known[name] = value;
        else if (Array.isArray(known[name]) && Array.isArray(value)) known[name] = union(known[name], value);
        else if (isPlain(known[name]) && isPlain(value)) known[name] = { ...value, ...known[name] };
      }
    return known;
  }
}

/** @param {any} value */
const isPlain = value => value !== null && typeof value === 'object' && !Array.isArray(value);

/** @param {any[]} one @param {any[]} other */
function union(one, other) {
  if (!one.every(item => item?.id)) return one;
  const ids = new Set(one.map(item => item.id));
  return [...one, ...other.filter(item => item?.id && !ids.has(item.id))];
}
