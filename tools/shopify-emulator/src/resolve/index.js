// @ts-check
import { catalogue } from './catalogue.js';
import { jobs } from './jobs.js';
import { join } from './parts.js';
import { publications } from './publications.js';

/** What can be read: one line a part. */
export const { resolvers, stored } = join([
  catalogue,
  jobs,
  publications
]);
