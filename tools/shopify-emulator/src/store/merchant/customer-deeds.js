// @ts-check
import { normaliseTags } from '../../quirks.js';
import { parseGid } from '../gid.js';
import { write } from '../write.js';
import { onlyKnown, RefusedDeed, required } from './refused.js';

/** @import { Context } from '../write.js' */
/** @import { Customer } from '../records/customer.js' */

const FIELDS = ['firstName', 'lastName', 'email', 'phone', 'note', 'tags', 'state', 'locale', 'taxExempt', 'verifiedEmail', 'address', 'acceptsMarketing'];

/** @type {Record<string, (ctx: Context, body: any) => Customer | null>} */
const actions = {
  create(ctx, body) {
    onlyKnown(body, FIELDS);
    refuseTaken(ctx, body, null);
    let made = /** @type {Customer | null} */ (null);
    write(ctx, 'customerCreate', null, [], (now, touched) => {
      made = ctx.shop.customers.add(now);
      touched.push(made);
      apply(ctx, made, body, now);
    });
    return made;
  },
  update(ctx, body) {
    onlyKnown(body, ['id', ...FIELDS]);
    const customer = customerOf(ctx, body.id);
    refuseTaken(ctx, body, customer);
    write(ctx, 'customerUpdate', null, [customer], now => apply(ctx, customer, body, now));
    return customer;
  },
  delete(ctx, body) {
    onlyKnown(body, ['id']);
    const customer = customerOf(ctx, body.id);
    if (customer.orders.length) throw new RefusedDeed(`${customer.displayName} has orders and cannot be deleted.`);
    write(ctx, 'customerDelete', null, [customer], () => ctx.shop.customers.remove(customer));
    return null;
  }
};

/** `{action, id, ...}`; without an action a customer is made. @param {Context} ctx @param {any} body */
export function customerDeed(ctx, body) {
  const { action = 'create', ...rest } = body;
  if (!Object.hasOwn(actions, action)) throw new RefusedDeed(`A customer has no action "${action}"; known are ${Object.keys(actions).join(', ')}.`);
  const customer = actions[action](ctx, rest);
  return customer && { id: customer.id, displayName: customer.displayName };
}

/** @param {Context} ctx @param {string} id @returns {Customer} */
const customerOf = ({ shop }, id) => required(parseGid(id)?.type === 'Customer' ? shop.find(id) : undefined, `There is no customer ${id}.`);

/** @param {Context} ctx @param {{ email?: string, phone?: string }} body @param {Customer | null} except */
function refuseTaken({ shop }, { email, phone }, except) {
  for (const [what, other] of [[email, email && shop.customers.byEmail(email)], [phone, phone && shop.customers.byPhone(phone)]])
    if (other && other !== except) throw new RefusedDeed(`${what} belongs to another customer.`);
}

/** @param {Context} ctx @param {Customer} customer @param {any} body @param {number} now */
function apply({ shop }, customer, { email, phone, tags, address, acceptsMarketing, id, ...rest }, now) {
  Object.assign(customer, rest);
  if (email !== undefined || phone !== undefined) shop.customers.changeContact(customer, { ...(email !== undefined && { email }), ...(phone !== undefined && { phone }) });
  if (tags) customer.tags = normaliseTags(tags, shop.quirks);
  if (address) shop.customers.addAddress(customer, address);
  if (acceptsMarketing !== undefined) customer.emailConsent = { state: acceptsMarketing ? 'SUBSCRIBED' : 'UNSUBSCRIBED', optInLevel: 'SINGLE_OPT_IN', updatedMs: now };
}
