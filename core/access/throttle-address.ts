/**
 * Tries from one address, whatever account they aim at (security.md: throttled by address and by identifier), in the database,
 * so that every portal process counts together. The address itself is kept nowhere: only a fingerprint of its network.
 */
import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { settings } from '../shared/settings.ts';
import { Throttles } from './access.model.ts';
import { countTry } from './throttle.ts';

/**
 * One address may stand for hundreds of phones of one carrier, or for the computers of a social centre:
 * what succeeds does not count, and an hour holds more than a crowd of mistaken fingers (docs/decisions/0310).
 */
const LIMITS = {
  login: { max: 450, minutes: 60 },
  signup: { max: 200, minutes: 60 },
  reset: { max: 450, minutes: 60 },
} as const;

export type AddressTry = keyof typeof LIMITS;

/** The 64 bits of an IPv6 address that its holder does not choose. */
const IPV6_NETWORK_BYTES = 8;

/** Counts one try of an address. @throws Refusal TROP_D_ESSAIS (429). */
export const countAddressTry = (at: Date, what: AddressTry, address: string): Promise<void> =>
  countTry(at, throttleKey(what, address), LIMITS[what]);

/** The same around `work`; what succeeds is taken off the count again. @throws Refusal TROP_D_ESSAIS (429), and what `work` throws. */
export async function underAddressLimit<T>(at: Date, what: AddressTry, address: string, work: () => Promise<T>): Promise<T> {
  await countAddressTry(at, what, address);
  const done = await work();
  await Throttles.updateOne({ _id: throttleKey(what, address), count: { $gt: 0 } }, { $inc: { count: -1 } });
  return done;
}

const throttleKey = (what: AddressTry, address: string): string =>
  `${what}:address:${createHmac('sha256', settings().sessionSecret ?? '')
    .update(networkOf(address))
    .digest('hex')
    .slice(0, 32)}`;

/** An IPv4 address whole, however it is written; the network of an IPv6 one. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4' ? parsed.toString() : parsed.toByteArray().slice(0, IPV6_NETWORK_BYTES).join('.');
}
