// @ts-check
// The input of productSet that makes a product as a recording shows it.

import { listOf } from '../knowledge.js';

/** @import { Thing } from '../knowledge.js' */

const TEXTS = ['title', 'handle', 'descriptionHtml', 'vendor', 'productType', 'status', 'tags', 'templateSuffix'];
const VARIANT_FIELDS = ['barcode', 'sku', 'price', 'compareAtPrice', 'inventoryPolicy', 'taxable'];

/**
 * @param {Thing} product @param {Thing[]} variants with their inventory items and levels in them @param {Thing[]} metafields @param {Thing[]} media
 * @param {(location: string) => string | undefined} locationOf the emulated location
 */
export function productInput(product, variants, metafields, media, locationOf) {
  const options = optionsOf(product, variants);
  const names = new Set();
  const shown = variants.length ? variants : [{}];
  if (product.impliedSku && !shown.some(variant => variant.sku === product.impliedSku)) shown[0] = { ...shown[0], sku: shown[0].sku ?? product.impliedSku };
  return {
    ...pick(product, TEXTS), title: product.title || 'Product',
    ...(product.seo && { seo: pick(product.seo, ['title', 'description']) }),
    ...(product.category?.id && { category: product.category.id }),
    productOptions: options.map(({ name, values }, index) => ({ name, position: index + 1, values: values.map(value => ({ name: value })) })),
    variants: shown.map(variant => {
      const values = valuesOf(variant, options);
      while (names.has(values.join('\n'))) values[0] = `${values[0]} +`;
      names.add(values.join('\n'));
      values.forEach((value, index) => { if (!options[index].values.includes(value)) options[index].values.push(value); });
      return { optionValues: options.map(({ name }, index) => ({ optionName: name, name: values[index] })), ...pick(variant, VARIANT_FIELDS), ...stock(variant, locationOf) };
    }),
    ...(metafields.length && { metafields: metafields.map(({ namespace, key, type, value }) => ({ namespace, key, type: type ?? 'single_line_text_field', value })) }),
    ...(media.length && { files: media.map(one => ({ originalSource: one.originalSource?.url ?? one.image?.url ?? one.preview?.image?.url ?? `https://example.com/${one.id.replace(/\D/g, '')}.jpg`, contentType: 'IMAGE', alt: one.alt ?? '' })) }),
  };
}

/** @param {Thing} product @param {Thing[]} variants @returns {{ name: string, values: string[] }[]} */
function optionsOf(product, variants) {
  const options = listOf(product.options).filter((/** @type {Thing} */ option) => option?.name)
    .map((/** @type {Thing} */ option) => ({ name: option.name, values: listOf(option.optionValues ?? option.values).map((/** @type {any} */ value) => value?.name ?? value).filter(Boolean) }));
  const areKnown = options.length > 0;
  for (const { selectedOptions } of variants)
    for (const { name, value } of listOf(selectedOptions)) {
      const option = options.find((/** @type {Thing} */ one) => one.name === name);
      if (!option && !areKnown) options.push({ name, values: [value] });
      else if (option && value && !option.values.includes(value)) option.values.push(value);
    }
  if (options.length === 0) options.push(variants.length > 1 ? { name: 'Kind', values: [] } : { name: 'Title', values: ['Default Title'] });
  for (const option of options) if (option.values.length === 0) option.values.push(option.name === 'Title' ? 'Default Title' : 'One');
  return options;
}

/** @param {Thing} variant @param {{ name: string, values: string[] }[]} options */
function valuesOf(variant, options) {
  const parts = typeof variant.title === 'string' ? variant.title.split(' / ') : [];
  const isDefault = options.length === 1 && options[0].name === 'Title';
  return options.map(({ name, values }, index) =>
    listOf(variant.selectedOptions).find((/** @type {Thing} */ one) => one.name === name)?.value ?? (parts.length === options.length && !isDefault ? parts[index] : undefined) ?? values[0]);
}

/** @param {Thing} variant @param {(location: string) => string | undefined} locationOf */
function stock(variant, locationOf) {
  const item = variant.inventoryItem ?? {};
  const levels = listOf(item.inventoryLevels).filter((/** @type {Thing} */ level) => level?.location?.id && locationOf(level.location.id));
  const available = (/** @type {Thing} */ level) => listOf(level.quantities).find((/** @type {Thing} */ one) => one.name === 'available')?.quantity ?? 0;
  return {
    inventoryItem: { tracked: item.tracked ?? (levels.length > 0), ...(item.unitCost?.amount && { cost: item.unitCost.amount }), ...pick(item, ['requiresShipping', 'countryCodeOfOrigin', 'harmonizedSystemCode']) },
    ...(levels.length && { inventoryQuantities: levels.map((/** @type {Thing} */ level) => ({ locationId: locationOf(level.location.id), name: 'available', quantity: available(level) })) }),
  };
}

/** @param {Thing} thing @param {string[]} names */
const pick = (thing, names) => Object.fromEntries(names.filter(name => thing[name] !== undefined && thing[name] !== null).map(name => [name, thing[name]]));
