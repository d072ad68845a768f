// @ts-check
// Fields that nothing else of the store hangs on, but whose answer is certain: a document is not refused for one of them.
import { join } from '../parts.js';
import { definitionsOfOwners } from './definitions.js';
import { certainOfApp } from './app.js';
import { certainOfGoods } from './goods.js';
import { certainOfShop } from './shop.js';
import { certainOfTrade } from './trade.js';

export const certain = join([definitionsOfOwners, certainOfApp, certainOfGoods, certainOfShop, certainOfTrade]);
