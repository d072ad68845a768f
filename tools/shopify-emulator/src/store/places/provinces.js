// @ts-check

/**
 * The provinces of those countries that Shopify divides, as `CODE Name` parted by semicolons. Not all of them: a code that is not here has no name.
 * @type {Record<string, string>}
 */
const TEXTS = {
  AE: 'AZ Abu Dhabi;AJ Ajman;DU Dubai;FU Fujairah;RK Ras al-Khaimah;SH Sharjah;UQ Umm al-Quwain',
  AU: 'ACT Australian Capital Territory;NSW New South Wales;NT Northern Territory;QLD Queensland;SA South Australia;TAS Tasmania;VIC Victoria;WA Western Australia',
  CA: 'AB Alberta;BC British Columbia;MB Manitoba;NB New Brunswick;NL Newfoundland and Labrador;NT Northwest Territories;NS Nova Scotia;NU Nunavut;ON Ontario;PE Prince Edward Island;QC Quebec;SK Saskatchewan;YT Yukon',
  GB: 'ENG England;NIR Northern Ireland;SCT Scotland;WLS Wales',
  IT: 'BO Bologna;FI Florence;GE Genoa;MI Milan;NA Naples;PA Palermo;RM Rome;TO Turin;VE Venice;VR Verona',
  NZ: 'AUK Auckland;BOP Bay of Plenty;CAN Canterbury;GIS Gisborne;HKB Hawke’s Bay;MWT Manawatu-Wanganui;MBH Marlborough;NSN Nelson;NTL Northland;OTA Otago;STL Southland;TKI Taranaki;TAS Tasman;WKO Waikato;WGN Wellington;WTC West Coast',
  US: 'AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;DC District of Columbia;FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;MS Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;RI Rhode Island;SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming'
};

const provinces = new Map(Object.entries(TEXTS).map(([country, text]) => [country, new Map(text.split(';').map(entry => {
  const at = entry.indexOf(' ');
  return /** @type {[string, string]} */ ([entry.slice(0, at), entry.slice(at + 1)]);
}))]));

/** @param {string | null} countryCode @param {string | null} provinceCode @returns {string | null} */
export const provinceName = (countryCode, provinceCode) => provinces.get(countryCode ?? '')?.get(provinceCode ?? '') ?? null;
