// @ts-check

/** The namespace that Shopify gives to the metafields of the calling app when none, or `$app`, is named. */
const APP_NAMESPACE = 'app--347082';

/** @param {string} namespace */
export const isAppNamespace = namespace => namespace === APP_NAMESPACE || namespace.startsWith(`${APP_NAMESPACE}--`);

/** What another app has reserved, only that app may write. @param {string} namespace @param {{ apiClientId: number } | null | undefined} app the caller */
export const isOtherAppNamespace = (namespace, app) => /^app--\d+(--|$)/.test(namespace) && !isAppNamespace(namespace) && namespace.split('--')[1] !== String(app?.apiClientId);

/** @param {string | null | undefined} namespace */
export function resolveNamespace(namespace) {
  if (namespace == null || namespace === '$app') return APP_NAMESPACE;
  return namespace.startsWith('$app:') ? `${APP_NAMESPACE}--${namespace.slice(5)}` : namespace;
}
