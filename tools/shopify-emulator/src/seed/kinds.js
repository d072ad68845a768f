// @ts-check
import { categoryId } from '../store/taxonomy.js';

/**
 * What a shop sells: each kind has its words, its options, its weights and its prices.
 * @typedef {object} Kind
 * @property {string} type the product type
 * @property {string} code for SKUs
 * @property {string | null} category
 * @property {string[]} en names in English
 * @property {string[]} da names in Danish
 * @property {string[]} materials
 * @property {[name: string, values: string[]][]} options
 * @property {[number, number]} price in whole crowns
 * @property {[number, number]} grams
 * @property {'GRAMS' | 'KILOGRAMS' | 'OUNCES' | 'POUNDS'} unit
 * @property {string[]} tags
 */

const SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL', '3XL', '4XL', '5XL', 'One size'];
const SHOES = ['36', '37', '38', '39', '40', '41', '42', '43', '44', '45'];
const COLOURS = ['Black', 'White', 'Navy', 'Forest green', 'Sand', 'Rust', 'Sky blue', 'Plum', 'Mustard', 'Grey melange'];
const FARVER = ['Sort', 'Hvid', 'Marineblå', 'Skovgrøn', 'Sand', 'Rustrød', 'Lyseblå', 'Blomme', 'Sennepsgul', 'Grå'];
const WOODS = ['Oak', 'Walnut', 'Ash', 'Beech', 'Smoked oak'];
const GRINDS = ['Whole beans', 'French press', 'Filter', 'Espresso'];
const BAGS = ['250 g', '500 g', '1 kg'];
const LENGTHS = ['Short', 'Regular', 'Long'];
const VOLUMES = ['30 ml', '50 ml', '100 ml', '250 ml', '500 ml'];

/** @type {[string, string, string | null, string, string, string, [string, string[]][], [number, number], [number, number], Kind['unit'], string][]} */
const ROWS = [
  ['T-shirts', 'TSH', 'aa-1-13', 'T-shirt|Crew tee|Pocket tee', 'T-shirt|Rundhalset trøje', 'organic cotton|bamboo|linen', [['Size', SIZES], ['Colour', COLOURS], ['Fit', LENGTHS]], [129, 349], [120, 220], 'GRAMS', 'basics,summer,unisex'],
  ['Skjorter', 'SKJ', 'aa-1-13', 'Oxford shirt|Linen shirt', 'Skjorte|Hørskjorte|Flonelsskjorte', 'bomuld|hør|flonel', [['Størrelse', SIZES], ['Farve', FARVER], ['Længde', LENGTHS]], [349, 899], [200, 350], 'GRAMS', 'herre,efterår,økologisk'],
  ['Jackets', 'JAC', 'aa-1-10', 'Rain jacket|Parka|Field jacket', 'Regnjakke|Vindjakke|Frakke', 'recycled polyester|waxed cotton|wool', [['Size', SIZES], ['Colour', COLOURS], ['Length', LENGTHS]], [699, 2499], [0.6, 1.8], 'KILOGRAMS', 'outdoor,waterproof,winter'],
  ['Kjoler', 'KJO', 'aa-1-4', 'Midi dress|Wrap dress', 'Kjole|Slå-om-kjole|Sommerkjole', 'viskose|silke|hør', [['Størrelse', SIZES], ['Farve', FARVER], ['Længde', LENGTHS]], [399, 1599], [180, 420], 'GRAMS', 'dame,sommer,nyhed'],
  ['Trousers', 'TRO', 'aa-1-12', 'Chinos|Cargo trousers|Work trousers', 'Bukser|Arbejdsbukser|Fløjlsbukser', 'cotton twill|corduroy|canvas', [['Size', SIZES], ['Colour', COLOURS], ['Leg', LENGTHS]], [399, 1199], [350, 700], 'GRAMS', 'basics,workwear'],
  ['Sneakers', 'SNK', 'aa-8', 'Runner|Court sneaker|Trail shoe', 'Løbesko|Gummisko', 'leather|recycled mesh|suede', [['Size', SHOES], ['Colour', COLOURS], ['Width', ['Narrow', 'Regular', 'Wide']]], [599, 1699], [1.2, 3.1], 'POUNDS', 'shoes,running,sport'],
  ['Halstørklæder', 'HAL', 'aa-2-26', 'Scarf|Shawl', 'Halstørklæde|Sjal', 'uld|kashmir|alpaka', [['Farve', FARVER]], [199, 999], [3, 12], 'OUNCES', 'tilbehør,vinter,gave'],
  ['Bags', 'BAG', 'aa-5', 'Tote|Backpack|Weekender', 'Taske|Rygsæk|Skuldertaske', 'canvas|leather|nylon', [['Colour', COLOURS], ['Volume', ['12 l', '18 l', '24 l', '40 l']]], [249, 2999], [0.4, 1.6], 'KILOGRAMS', 'accessories,travel'],
  ['Smykker', 'SMY', 'aa-6-8', 'Necklace|Pendant', 'Halskæde|Vedhæng|Øreringe', 'sølv|forgyldt sølv|rav', [['Længde', ['40 cm', '45 cm', '50 cm', '60 cm']], ['Metal', ['Sølv', 'Guld', 'Rosaguld']]], [149, 4999], [4, 40], 'GRAMS', 'smykker,gave,håndlavet'],
  ['Coffee', 'COF', 'fb-1-3', 'Espresso blend|Single origin|House roast', 'Kaffe|Julekaffe|Espresso', 'Ethiopia|Colombia|Kenya|Brasilien', [['Weight', BAGS], ['Grind', GRINDS]], [69, 269], [250, 1000], 'GRAMS', 'coffee,organic,fairtrade'],
  ['Tableware', 'TAB', 'hg-11-10', 'Dinner plate|Bowl|Mug', 'Tallerken|Skål|Krus|Fløjtekande', 'stoneware|porcelain|glass', [['Colour', COLOURS], ['Size', ['Small', 'Medium', 'Large']]], [79, 599], [0.2, 1.9], 'KILOGRAMS', 'kitchen,handmade,gift'],
  ['Candles', 'CAN', 'hg-3-11', 'Scented candle|Pillar candle', 'Duftlys|Bloklys|Kalenderlys', 'soy wax|beeswax|rapeseed wax', [['Scent', ['Fig', 'Cedar', 'Fjord', 'Linen', 'Rhubarb', 'Unscented']], ['Size', ['Small', 'Medium', 'Large']]], [59, 399], [5, 30], 'OUNCES', 'home,gift,hygge'],
  ['Lamper', 'LAM', 'hg-13', 'Pendant lamp|Table lamp|Floor lamp', 'Pendel|Bordlampe|Gulvlampe', 'messing|papir|stål|opalglas', [['Farve', FARVER], ['Størrelse', ['Ø20', 'Ø30', 'Ø45', 'Ø60']]], [399, 5999], [0.8, 9.5], 'KILOGRAMS', 'belysning,design,stue'],
  ['Chairs', 'CHA', 'fr-7', 'Dining chair|Lounge chair|Stool', 'Spisebordsstol|Lænestol|Skammel', 'oak|rattan|wool', [['Wood', WOODS], ['Seat', COLOURS]], [899, 12999], [3.2, 14], 'KILOGRAMS', 'furniture,design,living room'],
  ['Skincare', 'SKI', 'hb-3-2', 'Face cream|Serum|Cleansing oil', 'Ansigtscreme|Håndcreme|Serum', 'sea buckthorn|oat|chamomile', [['Volume', VOLUMES]], [89, 799], [30, 500], 'GRAMS', 'beauty,vegan,perfume-free'],
  ['Pet beds', 'PET', 'ap-2', 'Dog bed|Cat cave|Lead', 'Hundekurv|Kattehule|Hundesnor', 'felt|canvas|memory foam', [['Size', ['S', 'M', 'L', 'XL']], ['Colour', COLOURS]], [99, 1299], [0.3, 4.5], 'KILOGRAMS', 'pets,washable'],
  ['Outdoor', 'OUT', 'sg-4', 'Hiking flask|Headlamp|Camp stove', 'Termokande|Pandelampe|Hængekøje', 'steel|titanium|ripstop', [['Colour', COLOURS], ['Volume', ['0.5 l', '0.75 l', '1 l']]], [149, 1899], [0.5, 4.2], 'POUNDS', 'outdoor,camping,gear'],
  ['Legetøj', 'LEG', 'tg', 'Building blocks|Puzzle|Plush fox', 'Byggeklodser|Puslespil|Bamse|Æske med biler', 'bøgetræ|øko-bomuld|pap', [['Farve', FARVER], ['Alder', ['0-1 år', '2-3 år', '4-6 år']]], [59, 699], [80, 1600], 'GRAMS', 'børn,leg,træ'],
  ['Posters', 'POS', null, 'Art print|City map poster', 'Plakat|Kunsttryk', 'matte paper|Hahnemühle', [['Size', ['A4', 'A3', '50x70 cm', '70x100 cm']], ['Frame', ['None', 'Oak', 'Black']]], [99, 1299], [50, 900], 'GRAMS', 'art,wall,gift'],
  ['Gift cards', 'GFT', null, 'Gift voucher', 'Gavekort', 'paper', [['Amount', ['100', '250', '500', '1000']]], [100, 1000], [0, 0], 'GRAMS', 'gift']
];

/** @type {Kind[]} */
export const kinds = ROWS.map(([type, code, category, en, da, materials, options, price, grams, unit, tags]) => ({
  type, code, category: category && categoryId(category), en: en.split('|'), da: da.split('|'), materials: materials.split('|'), options, price, grams, unit, tags: tags.split(',')
}));

export const vendors = [
  'Fjordlys', 'Nordhavn Supply', 'Ærø Keramik', 'Blåvand & Co.', 'Østerbro Studio', 'Hygge Works', 'Sønderjysk Uld', 'Kløver Kids', 'Aarhus Roasters',
  'Skagen Læder', 'Lumière Ateliér', 'Müller & Söhne', 'Pine & Salt', 'Harbour Goods', 'Tern Outdoor', 'O\'Neil Brothers', 'Grønne Gren ApS', 'Studio 8½', 'Åkande', '北欧 Living'
];
