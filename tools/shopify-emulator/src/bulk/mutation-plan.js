// @ts-check
// Whether a mutation may be run in bulk, in Shopify's words and order: the mutation first, then what is running, then the file.
import { getNamedType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { ShopifyError } from '../engine/errors.js';
import { userError } from '../mutate/rules/user-error.js';
import { isConnectionType, parsed } from './query-plan.js';

/** @typedef {import('../mutate/rules/user-error.js').UserError} UserError */

const MAX_FILE_BYTES = 100 * 1024 * 1024;
const MAX_CONNECTIONS = 1;

/** @param {import('../engine/versions.js').Api} api @param {string} text @returns {{ errors: UserError[], lacking?: undefined, prepared?: undefined } | { lacking: ShopifyError, errors?: undefined, prepared?: undefined } | { prepared: import('../engine/document/prepare.js').Prepared, lacking?: undefined, errors?: undefined }} `lacking`: Shopify would run it, the emulator cannot */
export function planMutation(api, text) {
  const document = parsed(text);
  if ('problem' in document) return refused(null, `Failed to parse the mutation - ${document.problem}`, 'INVALID_MUTATION');
  const operation = document.definitions.find(one => one.kind === 'OperationDefinition');
  if (operation?.operation !== 'mutation') return refused(null, 'Invalid operation type. Only `mutation` operations are supported.', 'INVALID_MUTATION');
  if (operation.selectionSet.selections.length !== 1) return refused(['mutation'], 'You must specify a single top level mutation.', null);
  const [root] = operation.selectionSet.selections;
  const name = root.kind === 'Field' ? root.name.value : '';
  if (name.startsWith('bulkOperation') || !api.schema.getMutationType()?.getFields()[name]) return refused(['mutation'], 'You must use an allowed mutation name.', null);
  const prepared = api.documents.prepare(text);
  const [first] = /** @type {any[]} */ (prepared.errors ?? []);
  const isLacking = first?.extensions?.code === 'EMULATOR_NOT_IMPLEMENTED';
  if (first && !isLacking) return refused(null, `Failed to parse the mutation - ${first.message}`, 'INVALID_MUTATION');
  if (connectionsIn(api.schema, document) > MAX_CONNECTIONS) return refused(['mutation'], `Bulk mutations cannot contain more than ${MAX_CONNECTIONS} connection.`, null);
  return prepared.errors ? { lacking: new ShopifyError(first.message, { code: first.extensions.code, extensions: first.extensions }) } : { prepared };
}

/** @param {{ size: number } | undefined} file */
export function fileErrors(file) {
  if (!file) return refused(null, 'The JSONL file could not be found. Try uploading the file again, and check that you\'ve entered the URL correctly for the stagedUploadPath mutation argument.', 'NO_SUCH_FILE').errors;
  if (file.size === 0) return refused(null, 'The input file is empty.', 'INVALID_STAGED_UPLOAD_FILE').errors;
  return file.size > MAX_FILE_BYTES ? refused(null, 'The input file size exceeds the maximum allowed size of 100 MB.', 'INVALID_STAGED_UPLOAD_FILE').errors : [];
}

/** @param {string[] | null} field @param {string} message @param {string | null} code @returns {{ errors: UserError[] }} */
const refused = (field, message, code) => ({ errors: [userError(field, message, code)] });

/** @param {import('graphql').GraphQLSchema} schema @param {import('graphql').DocumentNode} document */
function connectionsIn(schema, document) {
  const info = new TypeInfo(schema);
  let count = 0;
  visit(document, visitWithTypeInfo(info, {
    Field() {
      const type = info.getType();
      if (type && isConnectionType(getNamedType(type))) count++;
    },
  }));
  return count;
}
