// @ts-check
import { RefusedDeed } from '../store/merchant/refused.js';
import { BadControlCall } from './bad-call.js';

/** Something that happens in the shop without any app. @param {string} name @returns {(call: import('./shop-commands.js').ControlCall) => any} */
export const deed = name => ({ host, emulator, body }) => {
  try {
    return emulator.merchantDeed(host, name, body);
  } catch (error) {
    if (error instanceof RefusedDeed) throw new BadControlCall(400, error.message);
    throw error;
  }
};
