// @ts-check

/** What a mutation answers instead of doing anything. @param {import('./faults.js').Rule} rule */
export function forcedUserError({ message = 'Refused by a rule of the store emulator', code, field, match }) {
  const root = typeof match === 'object' ? match.root : undefined;
  return { root, error: { __typename: 'UserError', field: field ?? null, message, code: code ?? null, elementIndex: null } };
}
