// @ts-check
// All types of metafields, in the order in which Shopify names them.

const MEASURES = [
  'antenna_gain', 'area', 'battery_charge_capacity', 'battery_energy_capacity', 'capacitance', 'concentration', 'data_storage_capacity', 'data_transfer_rate', 'dimension', 'display_density', 'distance',
  'duration', 'electric_current', 'electrical_resistance', 'energy', 'frequency', 'illuminance', 'inductance', 'luminous_flux', 'mass_flow_rate', 'power', 'pressure', 'resolution', 'rotational_speed',
  'sound_level', 'speed', 'temperature', 'thermal_power', 'voltage', 'volume', 'volumetric_flow_rate', 'weight'
];

/** What each reference may point at. The shop has no companies, metaobjects, pages and articles, so nothing of those is ever found. @type {Record<string, string[]>} */
export const REFERENCES = {
  company_reference: ['Company'], customer_reference: ['Customer'], product_reference: ['Product'], collection_reference: ['Collection'], variant_reference: ['ProductVariant'],
  file_reference: ['MediaImage', 'GenericFile', 'Video', 'Model3d'], product_taxonomy_value_reference: ['TaxonomyValue'], metaobject_reference: ['Metaobject'], mixed_reference: ['Metaobject'],
  page_reference: ['Page'], article_reference: ['Article'], order_reference: ['Order']
};

const SINGLE = [
  'antenna_gain', 'area', 'battery_charge_capacity', 'battery_energy_capacity', 'boolean', 'capacitance', 'color', 'concentration', 'data_storage_capacity', 'data_transfer_rate', 'date_time', 'date',
  'dimension', 'display_density', 'distance', 'duration', 'electric_current', 'electrical_resistance', 'energy', 'float', 'frequency', 'id', 'illuminance', 'inductance', 'integer', 'json_string', 'json',
  'language', 'link'
];

const REST = [
  'luminous_flux', 'mass_flow_rate', 'money', 'multi_line_text_field', 'number_decimal', 'number_integer', 'power', 'pressure', 'rating', 'resolution', 'rich_text_field', 'rotational_speed',
  'single_line_text_field', 'sound_level', 'speed', 'string', 'temperature', 'thermal_power', 'url', 'voltage', 'volume', 'volumetric_flow_rate', 'weight'
];

const LISTED = [
  ...SINGLE.filter(type => !['float', 'id', 'integer', 'json_string', 'json', 'language'].includes(type)),
  ...REST.filter(type => !['money', 'rich_text_field', 'string'].includes(type))
];

export const METAFIELD_TYPES = [
  ...SINGLE, ...LISTED.map(type => `list.${type}`), ...REST, ...Object.keys(REFERENCES).flatMap(type => [type, `list.${type}`])
];

const known = new Set(METAFIELD_TYPES);

/** @param {string} type */
export const isKnownType = type => known.has(type);

/** @param {string} type */
export const isMeasure = type => MEASURES.includes(type);

/** `list.number_integer` -> `number_integer` @param {string} type */
export const elementType = type => type.replace(/^list\./, '');

/** The types of before 2021, which a definition does not take. */
const OLD = ['float', 'integer', 'json_string', 'string'];

export const DEFINABLE_TYPES = METAFIELD_TYPES.filter(type => !OLD.includes(type));

/** @type {Record<string, string>} */
const CATEGORIES = {
  boolean: 'TRUE_FALSE', color: 'COLOR', date: 'DATE_TIME', date_time: 'DATE_TIME', id: 'ID', json: 'JSON', language: 'LANGUAGE', link: 'LINK', money: 'MONEY', number_decimal: 'NUMBER', number_integer: 'NUMBER',
  rating: 'RATING', url: 'URL', multi_line_text_field: 'TEXT', single_line_text_field: 'TEXT', rich_text_field: 'TEXT'
};

/** @param {string} type */
export function categoryOfType(type) {
  const element = elementType(type);
  if (element in REFERENCES) return 'REFERENCE';
  return isMeasure(element) ? 'MEASUREMENT' : CATEGORIES[element] ?? 'TEXT';
}

/**
 * The options that a definition of the type takes, with the type of each option's value.
 * @param {string} type @returns {{ name: string, type: string }[]}
 */
export function supportedValidations(type) {
  const element = elementType(type);
  const own = validationsOf(element);
  return type === element ? own : [{ name: 'list.min', type: 'number_integer' }, { name: 'list.max', type: 'number_integer' }, ...own];
}

/** @param {string} type @returns {{ name: string, type: string }[]} */
function validationsOf(type) {
  const range = (/** @type {string} */ of) => [{ name: 'min', type: of }, { name: 'max', type: of }];
  const text = [...range('number_integer'), { name: 'regex', type: 'single_line_text_field' }];
  switch (type) {
    case 'single_line_text_field': return [...text, { name: 'choices', type: 'list.single_line_text_field' }];
    case 'multi_line_text_field': case 'id': return text;
    case 'number_decimal': return [...range('number_decimal'), { name: 'max_precision', type: 'number_integer' }, { name: 'choices', type: 'list.number_decimal' }];
    case 'number_integer': return [...range('number_integer'), { name: 'choices', type: 'list.number_integer' }];
    case 'date': case 'date_time': return range(type);
    case 'url': return [{ name: 'allowed_domains', type: 'list.single_line_text_field' }];
    case 'rating': return [{ name: 'scale_min', type: 'number_decimal' }, { name: 'scale_max', type: 'number_decimal' }];
    case 'file_reference': return [{ name: 'file_type_options', type: 'list.single_line_text_field' }];
    default: return isMeasure(type) ? range(type) : [];
  }
}
