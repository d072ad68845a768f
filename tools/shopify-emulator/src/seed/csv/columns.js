// @ts-check
// The columns of a product CSV: the names of today's template and the classic ones that most files still have. Letter case does not count.

/** @type {Record<string, string[]>} */
const NAMES = {
  handle: ['URL handle', 'Handle'],
  title: ['Title'],
  description: ['Description', 'Body (HTML)', 'Body'],
  vendor: ['Vendor'],
  category: ['Product category'],
  type: ['Type'],
  tags: ['Tags'],
  published: ['Published on online store', 'Published'],
  status: ['Status'],
  sku: ['SKU', 'Variant SKU'],
  barcode: ['Barcode', 'Variant Barcode'],
  option1Name: ['Option1 name'], option1Value: ['Option1 value'],
  option2Name: ['Option2 name'], option2Value: ['Option2 value'],
  option3Name: ['Option3 name'], option3Value: ['Option3 value'],
  price: ['Price', 'Variant Price'],
  compareAtPrice: ['Compare-at price', 'Variant Compare At Price'],
  cost: ['Cost per item'],
  taxable: ['Charge tax', 'Variant Taxable'],
  taxCode: ['Tax code', 'Variant Tax Code'],
  unitTotal: ['Unit price total measure'], unitTotalUnit: ['Unit price total measure unit'],
  unitBase: ['Unit price base measure'], unitBaseUnit: ['Unit price base measure unit'],
  tracker: ['Inventory tracker', 'Variant Inventory Tracker'],
  quantity: ['Inventory quantity', 'Variant Inventory Qty', 'Variant Inventory Quantity'],
  policy: ['Continue selling when out of stock', 'Variant Inventory Policy'],
  grams: ['Weight value (grams)', 'Variant Grams'],
  weightUnit: ['Weight unit for display', 'Variant Weight Unit'],
  requiresShipping: ['Requires shipping', 'Variant Requires Shipping'],
  image: ['Product image URL', 'Image Src'],
  imagePosition: ['Image position'],
  imageAlt: ['Image alt text'],
  variantImage: ['Variant image URL', 'Variant Image'],
  giftCard: ['Gift card'],
  seoTitle: ['SEO title'],
  seoDescription: ['SEO description'],
};

const BY_NAME = new Map(Object.entries(NAMES).flatMap(([key, names]) => names.map(name => [name.toLowerCase(), key])));
const METAFIELD = /\(product\.metafields\.([^.\s]+)\.([^.\s)]+)\)\s*$/i;

/** @typedef {{ keys: (string | null)[], metafields: { index: number, namespace: string, key: string }[], headings: string[] }} Columns `keys`: what each column means, null when nobody needs it */

/** @param {string[]} headings @returns {Columns} */
export function columnsOf(headings) {
  const metafields = headings.flatMap((heading, index) => {
    const match = METAFIELD.exec(heading);
    return match ? [{ index, namespace: match[1], key: match[2] }] : [];
  });
  return { keys: headings.map(heading => BY_NAME.get(heading.trim().toLowerCase()) ?? null), metafields, headings };
}

/** How a column may be called. @param {string} key */
export const namesOf = key => NAMES[key].map(name => `"${name}"`).join(' or ');
