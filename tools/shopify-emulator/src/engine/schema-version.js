// @ts-check

/** The version that is asked, for the few rules that came with one. `unstable` is after all of them. @param {{ schema: import('graphql').GraphQLSchema }} info */
export const versionOf = info => /** @type {string} */ (info.schema.extensions.apiVersion);
