// @ts-check
import { ask, seeded } from './ask.js';

export const READ = 'id hasOnlyDefaultVariant options { id name position values optionValues { id name hasVariants } } variants(first: 50) { nodes { id title position price sku } }';

/** A shop with one product of these options, each combination a variant: `shopWith({ Color: ['Red', 'Blue'] })`. @param {Record<string, string[]>} [options] */
export async function shopWith(options = {}) {
  const shop = seeded({ products: 1 });
  const names = Object.keys(options);
  const combinations = names.reduce((/** @type {any[][]} */ rows, optionName) => rows.flatMap(row => options[optionName].map(name => [...row, { optionName, name }])), [[]]);
  const input = names.length
    ? { productOptions: names.map(name => ({ name, values: options[name].map(value => ({ name: value })) })), variants: combinations.map((optionValues, index) => ({ optionValues, price: `${index + 1}.00`, sku: `S${index + 1}` })) }
    : {};
  const { productSet } = await ask(shop, `mutation ($input: ProductSetInput!) { productSet(input: $input) { product { ${READ} } userErrors { message } } }`, { input: { title: 'Vare', ...input } });
  return { shop, product: productSet.product };
}

/**
 * Runs one mutation on the product. @param {any} shop @param {string} root @param {string} types of the variables @param {Record<string, any>} variables @param {string} [more] further fields
 */
export async function change(shop, root, types, variables, more = '') {
  const names = Object.keys(variables).map(name => `${name}: $${name}`).join(', ');
  const data = await ask(shop, `mutation (${types}) { ${root}(${names}) { product { ${READ} } ${more} userErrors { field message code } } }`, variables);
  return data[root];
}

/** @param {any} product */
export const titles = product => product.variants.nodes.map((/** @type {any} */ variant) => variant.title);

/** @param {any} payload */
export const codes = payload => payload.userErrors.map((/** @type {any} */ error) => [error.field.join('.'), error.code]);
