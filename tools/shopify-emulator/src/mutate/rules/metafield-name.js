// @ts-check
// Which namespaces and keys a metafield, or its definition, may have.
import { isOtherAppNamespace, resolveNamespace } from '../../store/app.js';
import { userError } from './user-error.js';

/** @import { Context } from '../../store/write.js' */
/** @import { UserError } from './user-error.js' */

/** @typedef {(string | number)[]} Path */

const RESERVED = ['shopify_standard', 'protected', 'shopify-l10n-fields'];

/** @param {string} name @param {string} text @param {number} from @param {number} to @param {Path} path */
export function lengthError(name, text, from, to, path) {
  if (text.length < from) return userError(path, `${name} is too short (minimum is ${from} characters)`, 'TOO_SHORT');
  return text.length > to ? userError(path, `${name} is too long (maximum is ${to} characters)`, 'TOO_LONG') : null;
}

/** @param {string} namespace @param {Context} ctx @param {Path} path @returns {UserError[]} */
export const foreignErrors = (namespace, { app }, path) => (isOtherAppNamespace(resolveNamespace(namespace), app)
  ? [userError([...path, 'namespace'], 'Access to this namespace and key on Metafields for this resource type is not allowed.', 'APP_NOT_AUTHORIZED')]
  : []);

/**
 * @param {string} namespace @param {string} key @param {Path} path @param {{ invalid: string, reserved: string | null }} codes what the mutation calls a forbidden character and a forbidden namespace
 * @returns {UserError[]}
 */
export function nameErrors(namespace, key, path, { invalid, reserved }) {
  const [atNamespace, atKey] = [[...path, 'namespace'], [...path, 'key']];
  const errors = [
    lengthError('Namespace', namespace, 3, 255, atNamespace),
    lengthError('Key', key, 2, 64, atKey),
    characterError('Namespace', namespace, invalid, atNamespace),
    characterError('Key', key, invalid, atKey)
  ].filter(error => error !== null);
  if (RESERVED.includes(namespace)) errors.push(userError(atNamespace, `Namespace ${namespace} is a reserved namespace`, reserved));
  return errors;
}

/** @param {string} name @param {string} text @param {string} code @param {Path} path */
const characterError = (name, text, code, path) =>
  (/^[\w-]*$/.test(text) ? null : userError(path, `${name} contains one or more invalid characters.`, code));
