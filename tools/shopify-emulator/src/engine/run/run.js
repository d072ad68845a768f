// @ts-check

/** One run of a compiled operation. */
export class Run {
  /** @type {import('graphql').GraphQLError[]} */
  errors = [];
  /** Names and numbers from the root to where the run is; each field knows how deep it stands. @type {(string | number)[]} */
  path = [];
  /** Arguments of fields that depend on variables, by the field's number. @type {any[]} */
  args = [];
  /** @type {any[]} */
  infos = [];

  /** @param {any} context @param {any} variables as graphql-js coerced them */
  constructor(context, variables) {
    this.context = context;
    this.variables = variables;
  }
}
