// @ts-check
/** @import { Random } from './random.js' */
/** @import { AddressContent } from '../store/records/mailing-address.js' */

/** A country with its names, its streets and its towns. @typedef {{ code: string, locale: string, dial: string, digits: number, first: string[], last: string[], streets: string[], towns: [zip: string, city: string][] }} Country */

/** @param {string} text */
const list = text => text.split('|');

/** @param {string} text */
const towns = text => list(text).map(town => /** @type {[string, string]} */ ([town.slice(0, town.indexOf(' ')).replace('_', ' '), town.slice(town.indexOf(' ') + 1)]));

/** @type {Country[]} */
const COUNTRIES = [
  {
    code: 'DK', locale: 'da', dial: '+45', digits: 8, first: list('Søren|Mette|Åse|Jørgen|Kirsten|Anders|Freja|Lærke|Bjørn|Ida|Malthe|Signe|Østen|Rasmus|Sørine|Ejnar'),
    last: list('Jensen|Nielsen|Sørensen|Ærø|Møller|Østergård|Kjær|Nørgaard|Bæk|Hansen|Åkjær|Lund-Pedersen|Skov'), streets: list('Vestergade|Ærøvej|Åboulevarden|Nørre Allé|Ved Søen|Møllebakken|Strandvejen|Gammel Kongevej'),
    towns: towns('1620 København V|2300 København S|8000 Aarhus C|5000 Odense C|9000 Aalborg|6700 Esbjerg|5970 Ærøskøbing|4000 Roskilde|8600 Silkeborg|3700 Rønne')
  },
  {
    code: 'SE', locale: 'sv', dial: '+46', digits: 9, first: list('Åsa|Göran|Maja|Nils|Elin|Björn|Saga'), last: list('Lindström|Åkerblom|Öberg|Svensson|Sjöö'), streets: list('Storgatan|Ängsvägen|Östra Långgatan|Kungsgatan'),
    towns: towns('111_22 Stockholm|411_05 Göteborg|211_20 Malmö|702_10 Örebro')
  },
  {
    code: 'NO', locale: 'nb', dial: '+47', digits: 8, first: list('Håkon|Ragnhild|Øystein|Ingrid|Sigrid'), last: list('Bråten|Øvrebø|Hagen|Nygård'), streets: list('Kirkegata|Fjellveien|Storgata|Ålesundgata'),
    towns: towns('0150 Oslo|5003 Bergen|6002 Ålesund|9008 Tromsø')
  },
  {
    code: 'DE', locale: 'de', dial: '+49', digits: 10, first: list('Jürgen|Anke|Björn|Käthe|Lukas|Mia'), last: list('Müller|Groß|Schäfer|Weiß|von Bülow'), streets: list('Hauptstraße|Am Mühlenbach|Königsallee|Gartenweg'),
    towns: towns('10115 Berlin|24937 Flensburg|50667 Köln|80331 München')
  },
  {
    code: 'FR', locale: 'fr', dial: '+33', digits: 9, first: list('Zoé|François|Élodie|Jean-Luc'), last: list("Lefèvre|d'Aubigné|Garçon|Besson"), streets: list("rue de l'Église|avenue Foch|place du Marché"), towns: towns('75011 Paris|69002 Lyon|13001 Marseille')
  },
  {
    code: 'GB', locale: 'en', dial: '+44', digits: 10, first: list("Siobhán|Oliver|Amelia|Ngozi|Rhys"), last: list("O'Neill|Smith-Jones|Okafor|MacLeod"), streets: list('High Street|Church Lane|Victoria Road'), towns: towns('SW1A_1AA London|EH1_1YZ Edinburgh|M1_1AE Manchester')
  },
  {
    code: 'PL', locale: 'pl', dial: '+48', digits: 9, first: list('Łukasz|Małgorzata|Wojciech'), last: list('Wójcik|Żak|Kowalska'), streets: list('ul. Długa|ul. Świętojańska'), towns: towns('00-001 Warszawa|80-001 Gdańsk')
  },
  {
    code: 'JP', locale: 'ja', dial: '+81', digits: 10, first: list('陽子|健太'), last: list('佐藤|鈴木'), streets: list('神宮前'), towns: towns('150-0001 東京|530-0001 大阪')
  }
];

const COMPANIES = ['Bæk & Søn ApS', 'Nordlys Studio', 'Café Ærø', 'Müller Logistik GmbH', 'Øst for Paradis A/S'];

/** A person somewhere, most of them in Denmark. @param {Random} random */
export function person(random) {
  const country = random.chance(0.62) ? COUNTRIES[0] : random.pick(COUNTRIES);
  return { country, firstName: random.pick(country.first), lastName: random.pick(country.last) };
}

/** @param {Random} random @param {Country} country */
export const phoneNumber = (random, country) => country.dial + String(random.int(2, 9)) + Array.from({ length: country.digits - 1 }, () => random.int(0, 9)).join('');

/** @param {Random} random @param {ReturnType<typeof person>} whose @returns {AddressContent} */
export function address(random, { country, firstName, lastName }) {
  const [zip, city] = random.pick(country.towns);
  const number = random.int(1, 240);
  const street = random.pick(country.streets);
  const floor = random.chance(0.3) ? (country.code === 'DK' ? `${random.int(1, 5)}. ${random.pick(['tv', 'th', 'mf'])}` : `Apt. ${random.int(1, 80)}`) : null;
  return {
    firstName, lastName, company: random.chance(0.08) ? random.pick(COMPANIES) : null, address1: country.code === 'GB' || country.code === 'FR' ? `${number} ${street}` : `${street} ${number}`, address2: floor,
    zip, city, provinceCode: null, countryCode: country.code, phone: random.chance(0.4) ? phoneNumber(random, country) : null
  };
}
