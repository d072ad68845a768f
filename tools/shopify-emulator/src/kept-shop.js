// @ts-check
import { contextOf } from './engine/context.js';
import { coerceVariables } from './engine/variables.js';
import { Journal } from './journal.js';

/** @import { Emulator } from './emulator.js' */
/** @import { EmulatedShop, ShopOptions } from './emulated-shop.js' */
/** @import { Deed } from './journal.js' */

/**
 * A shop that outlives the process: made as at its first start, then everything done again that was done to it.
 * @param {Emulator} emulator @param {ShopOptions} options @param {string} file
 */
export async function addKeptShop(emulator, options, file) {
  const journal = new Journal(file);
  const kept = journal.read();
  const making = kept?.making ?? makingOf(options);
  if (making.csv === undefined && making.snapshot === undefined && making.products !== (options.products ?? 0)) console.log(`The shop kept in ${file} has ${making.products} products and goes on with those.`);
  const host = emulator.add({ ...options, ...making });
  host.webhooks.muted = true;
  if (kept) for (const deed of kept.deeds) await doAgain(emulator, host, deed);
  else journal.begin(making);
  host.clock.go();
  host.webhooks.muted = false;
  host.storage.keepIn(`${file}.files`);
  if (kept) host.bulk.endInterrupted();
  else host.storage.clear();
  host.keepIn(journal, making);
  return host;
}

/** An app that was given no id at the start has another one now; there it is the first. @param {EmulatedShop} host @param {{ actor: string, app?: string | null }} deed */
const appOf = (host, { actor, app }) => (actor === 'merchant' ? null : (app && host.apps.app(app)) || host.apps.first());

/** @param {ShopOptions} options */
const makingOf = ({ products = 0, customers = 0, orders = 0, collections = 0, seed = 1, variantsPerProduct, csv, snapshot, currencyCode }) => ({ madeAt: new Date().toISOString(), products, customers, orders, ...(collections && { collections }), seed, variantsPerProduct, csv, snapshot, currencyCode });

/** @param {Emulator} emulator @param {EmulatedShop} host @param {Deed} deed */
async function doAgain(emulator, host, deed) {
  host.clock.stop(Date.parse(deed.at));
  if ('bulk' in deed) return void host.bulk.takeBack(deed.bulk);
  if ('unsubscribed' in deed) return host.webhooks.unsubscribe(deed.unsubscribed);
  if ('edits' in deed) {
    emulator.merchantEdits(host, deed.edits);
    return;
  }
  if ('deed' in deed) return void emulator.merchantDeed(host, deed.deed.name, deed.deed.body);
  const api = emulator.versions.load(deed.version);
  const prepared = api.documents.prepare(deed.text, deed.operationName);
  if (prepared.errors) throw new Error(`A document kept of this shop is no longer valid: ${JSON.stringify(prepared.errors)}`);
  const { values, errors } = coerceVariables(api.schema, prepared.operation, deed.variables);
  if (errors.length) throw new Error(`The variables of a change kept of this shop are no longer valid: ${JSON.stringify(errors)}`);
  const result = await prepared.run(contextOf(host, api, deed.variables, { actor: deed.actor, app: appOf(host, deed) }), values);
  // Only changes that went well are kept: one that fails now would leave the shop without it, and nobody told.
  if (result.errors) throw new Error(`A change kept of this shop can no longer be done: ${JSON.stringify(result.errors)}`);
}
