// @ts-check
import { coerceVariables } from '../engine/variables.js';
import { shapeError } from '../engine/call.js';
import { contextOf } from '../engine/context.js';
import { BadControlCall } from './bad-call.js';

/** A change made by the merchant in the shop's admin: a number of seeded ones, or a mutation; no scopes, no bucket. @param {import('./shop-commands.js').ControlCall} call */
export async function edit({ host, emulator, body }) {
  const text = body.mutation ?? body.query;
  if (typeof text === 'string') return mutate(host, emulator, text, body.variables ?? {});
  const { edits = 0, collections = 0, stock = 0, seed = 1 } = body;
  if (![edits, collections, stock].every(number => Number.isInteger(number) && number >= 0) || edits + collections + stock < 1) throw new BadControlCall(400, 'Give {"edits": number, "collections": number, "stock": number, "seed": number}, one of the first three being enough, or {"mutation": "...", "variables": {}}.');
  return emulator.merchantEdits(host, { edits, ...(collections && { collections }), ...(stock && { stock }), seed });
}

/** @param {import('../emulated-shop.js').EmulatedShop} host @param {import('../emulator.js').Emulator} emulator @param {string} text @param {Record<string, any>} variables */
async function mutate(host, emulator, text, variables) {
  const api = emulator.versions.primary;
  const prepared = api.documents.prepare(text);
  if (prepared.errors) return { errors: prepared.errors };
  const { values, errors } = coerceVariables(api.schema, prepared.operation, variables);
  if (errors.length) return { errors };
  const result = await host.run(api, prepared, contextOf(host, api, variables), values, 'run');
  return { ...(result.errors && { errors: result.errors.map(shapeError) }), data: result.data ?? null };
}
