// @ts-check
/** @import { Part } from './parts.js' */

/** What goes on after the answer: `job(id:)`. @type {Part} */
export const jobs = {
  resolvers: { QueryRoot: { job: (_, { id }, { shop }) => shop.jobs.find(id) } },
  stored: { Job: ['id', 'done', 'query'] }
};
