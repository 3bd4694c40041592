/** Codes of 6 digits that change every 30 s (RFC 6238, SHA-1: what authenticator applications know). Pure. */
import { Secret, TOTP } from 'otpauth';

const PERIOD_S = 30;
/** Devices and the server may be one step apart. */
const WINDOW = 1;

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Tickets loisirs Caf 91', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD_S });

/** What the QR code of the enrolment holds. */
export const secretUri = (secret: string, code: string): string => totpOf(secret, code).toString();

/** "ABCD EFGH …": what is typed when no camera can read the QR code. */
export const spaced = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

/** @returns the step a code belongs to, or null when it is wrong. `at` is real time: devices know no other. */
export function stepOf(secret: string, typed: string, at: Date): number | null {
  const token = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = at.getTime();
  const delta = totpOf(secret).validate({ token, timestamp, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: PERIOD_S, timestamp }) + delta;
}
