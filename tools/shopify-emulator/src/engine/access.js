// @ts-check
// Access scopes, from the rules that come with Shopify's schema.
import { ShopifyError } from './errors.js';

/** @typedef {{ number: number, requiredAccess: string, scopes: string[] }} Rule */

export class AccessRules {
  /** @type {Map<string, Rule>} */
  #rules = new Map();

  /** @param {import('./schema.js').ScopeRule[]} rules */
  constructor(rules) {
    rules.forEach((rule, number) => this.#rules.set(rule.type === 'type' ? rule.typeName : `${rule.typeName}.${rule.fieldName}`,
      { number, requiredAccess: rule.requiredAccess, scopes: rule.offlineScopes }));
  }

  /** The rule on a field: its own, else that of what it returns. @param {string} typeName @param {string} fieldName @param {string} returned */
  ruleOf(typeName, fieldName, returned) {
    const ofNodes = returned.endsWith('Connection') ? this.#rules.get(returned.slice(0, -'Connection'.length)) : undefined;
    return this.#rules.get(`${typeName}.${fieldName}`) ?? this.#rules.get(returned) ?? ofNodes ?? null;
  }

  /** @param {string} typeName */
  ruleOfType(typeName) {
    return this.#rules.get(typeName) ?? null;
  }

  /** Every scope that some rule asks for. */
  scopes() {
    return new Set([...this.#rules.values()].flatMap(rule => rule.scopes));
  }

  /** The numbers of the rules that a token does not satisfy; null when it satisfies all. @param {Iterable<string>} scopes @returns {Set<number> | null} */
  denied(scopes) {
    const granted = withReads(scopes);
    const denied = new Set();
    for (const rule of this.#rules.values()) if (!rule.scopes.some(scope => granted.has(scope))) denied.add(rule.number);
    return denied.size ? denied : null;
  }
}

/** A scope to write grants the reading as well. @param {Iterable<string>} scopes @returns {Set<string>} */
function withReads(scopes) {
  const granted = new Set(scopes);
  for (const scope of [...granted]) if (scope.startsWith('write_')) granted.add(scope.replace('write_', 'read_'));
  return granted;
}

/** @param {string} fieldName @param {Pick<Rule, 'requiredAccess'>} rule */
export function accessDenied(fieldName, { requiredAccess }) {
  return new ShopifyError(`Access denied for ${fieldName} field. Required access: ${requiredAccess}`, {
    code: 'ACCESS_DENIED',
    extensions: { documentation: 'https://shopify.dev/api/usage/access-scopes', requiredAccess },
  });
}
