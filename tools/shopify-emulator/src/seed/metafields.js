// @ts-check
/** @import { Random } from './random.js' */

/** @typedef {{ namespace: string, key: string, type: string, value: string }} Content */

/** @type {((random: Random, currency: string) => Content)[]} one of each type a shop may use */
const MAKERS = [
  random => ({ namespace: 'custom', key: 'material', type: 'single_line_text_field', value: random.pick(['Uld', 'Bomuld', 'Oak', 'Recycled steel', 'Læder']) }),
  random => ({ namespace: 'custom', key: 'care', type: 'multi_line_text_field', value: random.pick(['Wash cold.\nDry flat.', 'Tåler opvask.\nUndgå skrappe midler.', 'Wipe with a damp cloth.']) }),
  random => ({ namespace: 'custom', key: 'year', type: 'number_integer', value: String(random.int(1998, 2026)) }),
  random => ({ namespace: 'specs', key: 'thickness', type: 'number_decimal', value: (random.int(5, 900) / 10).toFixed(1) }),
  random => ({ namespace: 'custom', key: 'organic', type: 'boolean', value: random.chance(0.5) ? 'true' : 'false' }),
  random => ({ namespace: 'custom', key: 'launch_date', type: 'date', value: `202${random.int(0, 6)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}` }),
  random => ({ namespace: 'specs', key: 'sizing', type: 'json', value: `{"chest":${random.int(80, 140)},"note":"målt fladt"}` }),
  random => ({ namespace: 'custom', key: 'features', type: 'list.single_line_text_field', value: JSON.stringify(random.some(['Vandtæt', 'Handmade', 'Vegan', 'Made in Denmark', 'Plastic free'], 2)) }),
  random => ({ namespace: 'custom', key: 'swatch', type: 'color', value: `#${random.int(0, 0xffffff).toString(16).padStart(6, '0')}` }),
  random => ({ namespace: 'custom', key: 'manual', type: 'url', value: `https://docs.example.com/manual/${random.int(100, 999)}?lang=da` }),
  random => ({ namespace: 'specs', key: 'height', type: 'dimension', value: `{"value":${random.int(10, 900) / 10},"unit":"cm"}` }),
  random => ({ namespace: 'reviews', key: 'rating', type: 'rating', value: `{"value":"${(random.int(20, 50) / 10).toFixed(1)}","scale_min":"1.0","scale_max":"5.0"}` }),
  (random, currency) => ({ namespace: 'custom', key: 'deposit', type: 'money', value: `{"amount":"${random.int(1, 90)}.50","currency_code":"${currency}"}` })
];

/** @param {Random} random @param {string} currency */
export function someMetafields(random, currency) {
  if (random.chance(0.3)) return [];
  return random.some(MAKERS, random.int(1, 4)).map(make => make(random, currency));
}

/** @param {Random} random */
export const variantMetafield = random => ({ namespace: 'custom', key: 'shelf', type: 'single_line_text_field', value: `${random.pick(['A', 'B', 'C', 'Æ', 'Ø'])}-${random.int(1, 40)}` });
