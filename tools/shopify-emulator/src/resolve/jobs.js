// @ts-check
/** @import { Part } from './parts.js' */

/** Work that was put off. @type {Part} */
export const jobs = {
  resolvers: { QueryRoot: { job: (_, { id }, { shop }) => shop.jobs.find(id) } },
  stored: { Job: ['id', 'done', 'query'] }
};
