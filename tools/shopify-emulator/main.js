#!/usr/bin/env node
// @ts-check
import { existsSync, fstatSync } from 'node:fs';
import { readArguments } from './src/arguments.js';
import { ensureSchema } from './setup-schema.js';

const settings = readArguments(process.argv.slice(2));
if ('usage' in settings) {
  if (settings.error) console.error(settings.error);
  console.log(settings.usage);
  process.exit(settings.error ? 2 : 0);
}
if (!existsSync(new URL('./node_modules/graphql', import.meta.url))) fail('The packages of the store emulator are missing: run "npm ci" in tools/shopify-emulator.');
try {
  ensureSchema();
} catch (error) {
  fail(/** @type {Error} */ (error).message);
}

// Loaded only now: these need the packages.
const { Emulator } = await import('./src/emulator.js');
const { createEmulatorServer } = await import('./src/http/server.js');
const { addKeptShop } = await import('./src/kept-shop.js');
const { BadCsv } = await import('./src/seed/csv/read-csv.js');
const { storeModules } = await import('./src/store-modules.js');

const emulator = new Emulator(storeModules);
const server = createEmulatorServer(emulator);
server.on('error', error => fail(`The store emulator cannot listen on port ${settings.port}: ${error.message}`));
server.listen(settings.port, '127.0.0.1', async () => {
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  emulator.address = `http://127.0.0.1:${address.port}`;
  try {
    if (settings.shop && settings.state !== null) await addKeptShop(emulator, settings.shop, settings.state);
    else if (settings.shop) emulator.add(settings.shop);
  } catch (error) {
    if (error instanceof BadCsv) fail(error.message);
    throw error;
  }
  console.log(`Emulator ready: ${emulator.address}`);
});

const end = () => {
  server.close();
  server.closeAllConnections();
  process.exit(0);
};
process.on('SIGTERM', end);
process.on('SIGINT', end);
if (settings.exitWithParent) followParent();

/** A test harness that is killed must leave no emulator behind. */
function followParent() {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || end(), 1000).unref();
  const input = fstatSync(0);
  // Only a pipe tells that its other end is gone; a terminal or /dev/null may be at its end from the beginning.
  if (input.isFIFO() || input.isSocket()) process.stdin.on('end', end).on('error', end).resume();
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
