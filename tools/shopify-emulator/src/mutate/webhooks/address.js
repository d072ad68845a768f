// @ts-check
// What Shopify says of the address of a subscription: an https address, a Pub/Sub topic or an EventBridge source.

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;
const ARN = /^arn:aws:events:[a-z0-9-]+::event-source\/aws\.partner\/shopify\.com(?:\.test)?\/(\d+)\/[\w.-]+$/;
const INTERNAL = /(^|\.)(shopify\.com|myshopify\.com|shopify\.io|shopifycloud\.com|shopifysvc\.com)$|^localhost$|\.(local|localhost|internal)$/i;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A number is a project, too. */
const PROJECT = /^(?:\d+|[a-z][a-z0-9-]{4,28}[a-z0-9])$/;
const TOPIC = /^(?!goog)[A-Za-z][\w.~+%-]{2,254}$/;

/** @param {string} project */
export const isProject = project => PROJECT.test(project);

/** @param {string} topic */
export const isTopic = topic => TOPIC.test(topic);

/** @param {string} uri */
export const isCloud = uri => uri.startsWith('pubsub://') || uri.startsWith('arn:');

/**
 * What is wrong with an address, in the order that Shopify tells it.
 * @param {string} uri without outer blanks @param {{ apiClientId: number, plainHttp: boolean }} circumstances `plainHttp` lets http pass on the loopback, and the loopback itself
 * @returns {string[]}
 */
export function addressProblems(uri, { apiClientId, plainHttp }) {
  if (uri === '') return ["Address can't be blank"];
  if (uri.startsWith('arn:')) return arnProblems(uri, apiClientId);
  const scheme = SCHEME.exec(uri)?.[1].toLowerCase();
  if (scheme === 'pubsub') return pubSubProblems(uri.slice('pubsub://'.length));
  if (scheme === 'kafka') return ['Address protocol kafka:// is not supported', 'Address is not a valid kafka topic'];
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') return [`Address protocol ${scheme}:// is not supported`];
  const url = scheme && URL.canParse(uri) ? new URL(uri) : null;
  if (plainHttp && url && LOOPBACK.has(url.hostname)) return [];
  if (scheme === 'http') return ['Address protocol http:// is not supported'];
  if (!url) return ['Address is invalid'];
  return INTERNAL.test(url.hostname) || LOOPBACK.has(url.hostname) ? ['Address cannot be a Shopify or an internal domain'] : [];
}

/** @param {string} arn @param {number} apiClientId */
function arnProblems(arn, apiClientId) {
  const client = ARN.exec(arn)?.[1];
  if (client === undefined) return ['Address is invalid', 'Address is not a valid AWS ARN'];
  return client === String(apiClientId) ? [] : ['Address is invalid', `Address is an AWS ARN and includes api_client_id '${client}' instead of '${apiClientId}'`];
}

/** @param {string} rest `project:topic` */
function pubSubProblems(rest) {
  const [, project, topic] = /^([^:]+):(.+)$/.exec(rest) ?? [];
  if (project === undefined) return ['Address protocol pubsub:// is not supported', 'Address is not a valid GCP pub/sub format. Format should be pubsub://project:topic'];
  const problems = [...(isProject(project) ? [] : ['Address is not a valid GCP project id.']), ...(isTopic(topic) ? [] : ['Address is not a valid GCP topic id.'])];
  return problems.length ? ['Address is invalid', ...problems] : [];
}
