// @ts-check
import { absent } from './absent.js';
import { bulk } from './bulk.js';
import { catalogue } from './catalogue.js';
import { certain } from './certain/index.js';
import { collections } from './collections/index.js';
import { jobs } from './jobs.js';
import { customersPart } from './customers.js';
import { inventory } from './inventory.js';
import { locations } from './locations.js';
import { orders } from './orders.js';
import { mediaPart } from './media.js';
import { metafieldsPart } from './metafields.js';
import { join } from './parts.js';
import { productLife } from './product-life.js';
import { publications } from './publications.js';
import { savedSearches } from './saved-searches.js';
import { urlRedirects } from './url-redirects.js';
import { webhooks } from './webhooks.js';

/** What can be read: one line a part. */
export const { resolvers, stored } = join([
  absent,
  bulk,
  catalogue,
  certain,
  collections,
  inventory,
  jobs,
  productLife,
  locations,
  publications,
  savedSearches,
  urlRedirects,
  webhooks,
  customersPart,
  orders,
  mediaPart,
  metafieldsPart
]);
