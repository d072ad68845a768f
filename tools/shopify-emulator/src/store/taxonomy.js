// @ts-check

/**
 * A small part of Shopify's product taxonomy: enough for products to have true-looking categories.
 * @typedef {object} Category
 * @property {string} id
 * @property {string} name
 * @property {string} fullName
 * @property {number} level
 * @property {string | null} parentId
 * @property {boolean} isLeaf
 */

/** @type {[code: string, name: string][]} parents before their children */
const ENTRIES = [
  ['na', 'Uncategorized'],
  ['aa', 'Apparel & Accessories'],
  ['aa-1', 'Clothing'],
  ['aa-1-1', 'Activewear'],
  ['aa-1-4', 'Dresses'],
  ['aa-1-10', 'Outerwear'],
  ['aa-1-12', 'Pants'],
  ['aa-1-13', 'Shirts & Tops'],
  ['aa-2', 'Clothing Accessories'],
  ['aa-2-26', 'Scarves & Shawls'],
  ['aa-5', 'Handbags, Wallets & Cases'],
  ['aa-6', 'Jewelry'],
  ['aa-6-8', 'Necklaces'],
  ['aa-8', 'Shoes'],
  ['ap', 'Animals & Pet Supplies'],
  ['ap-2', 'Pet Supplies'],
  ['fb', 'Food, Beverages & Tobacco'],
  ['fb-1', 'Beverages'],
  ['fb-1-3', 'Coffee'],
  ['fr', 'Furniture'],
  ['fr-7', 'Chairs'],
  ['hb', 'Health & Beauty'],
  ['hb-3', 'Personal Care'],
  ['hb-3-2', 'Cosmetics'],
  ['hg', 'Home & Garden'],
  ['hg-3', 'Decor'],
  ['hg-3-11', 'Candles'],
  ['hg-11', 'Kitchen & Dining'],
  ['hg-11-10', 'Tableware'],
  ['hg-13', 'Lighting'],
  ['sg', 'Sporting Goods'],
  ['sg-4', 'Outdoor Recreation'],
  ['tg', 'Toys & Games']
];

/** @param {string} code */
const idOf = code => `gid://shopify/TaxonomyCategory/${code}`;

/** @type {Map<string, Category>} */
const byCategoryId = new Map();
for (const [code, name] of ENTRIES) {
  const parentCode = code.includes('-') ? code.slice(0, code.lastIndexOf('-')) : null;
  const parent = parentCode === null ? null : /** @type {Category} */ (byCategoryId.get(idOf(parentCode)));
  byCategoryId.set(idOf(code), {
    id: idOf(code),
    name,
    fullName: parent ? `${parent.fullName} > ${name}` : name,
    level: (parent?.level ?? 0) + 1,
    parentId: parent?.id ?? null,
    isLeaf: !ENTRIES.some(([other]) => other.startsWith(code + '-'))
  });
}

/** The first letters of all categories there are; the table above names only some of those below. */
const VERTICALS = new Set(['aa', 'ae', 'ap', 'bi', 'bt', 'bu', 'co', 'el', 'fb', 'fr', 'gc', 'ha', 'hb', 'hg', 'lb', 'ma', 'me', 'na', 'os', 'pa', 'rc', 'se', 'sg', 'so', 'tg', 'vp']);
const SHAPE = /^gid:\/\/shopify\/TaxonomyCategory\/([a-z]{2})((?:-[1-9]\d{0,2}){0,7})$/;

/** @param {string | null} id */
export const categoryOf = id => (id === null ? null : findCategory(id) ?? null);

/** One that the table lacks is known by the shape of its id, and its name is its code: refusing it would refuse what Shopify takes. @param {string} id the whole global id @returns {Category | undefined} */
export const findCategory = id => byCategoryId.get(id) ?? unnamed(id);

/** @param {string} id @returns {Category | undefined} */
function unnamed(id) {
  const [, vertical, below] = SHAPE.exec(id) ?? [];
  if (!VERTICALS.has(vertical)) return undefined;
  const code = vertical + below;
  const parent = below ? findCategory(idOf(code.slice(0, code.lastIndexOf('-')))) : undefined;
  return { id, name: code, fullName: parent ? `${parent.fullName} > ${code}` : code, level: (parent?.level ?? 0) + 1, parentId: parent?.id ?? null, isLeaf: true };
}

/** @param {string} code e.g. `aa-1-13` */
export const categoryId = code => {
  const id = idOf(code);
  if (!byCategoryId.has(id)) throw new Error(`No category ${code}.`);
  return id;
};

/** @param {string} text the whole path of names, a code or a global id; what this part of the taxonomy lacks is not found */
export const categoryNamed = text => [...byCategoryId.values()].find(one => one.fullName === text || one.id === text || one.id.endsWith(`/${text}`));
