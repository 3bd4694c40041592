/**
 * Scans kept by a phone without network (issue 6, part 5). A booklet ("carnet") is given with the scan page to one user of one partner,
 * with a key that only the server can make again; the phone signs each scan with it. So a kept scan cannot be made up, changed, or sent
 * under another account. A booklet is good as long as the answer of a request is kept (idempotency): no scan can be settled twice.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { refuse } from '../shared/refusals.ts';

export const GOOD_HOURS = 48;

export interface Holder {
  userId: string;
  partnerId: string;
}

export interface Booklet {
  carnet: string;
  /** 32 bytes, base64url: for the phone that holds the booklet only. */
  key: string;
}

export interface SealedScan {
  carnet: string;
  cle: string;
  code: string;
  /** HMAC-SHA256 under the booklet's key of `sealedText`, base64url. */
  signature: string;
}

/** What a phone signs. */
export const sealedText = ({ carnet, cle, code }: Omit<SealedScan, 'signature'>): string => [carnet, cle, code].join('|');

/** A fresh booklet. @param secret of the installation. @param nonce told apart from any other. */
export function makeBooklet(secret: string, { userId, partnerId }: Holder, { at, nonce }: { at: Date; nonce: string }): Booklet {
  const carnet = [userId, partnerId, at.getTime(), nonce].join('.');
  return { carnet, key: keyOf(secret, carnet).toString('base64url') };
}

/** Pure. @throws Refusal SCAN_GARDE_MODIFIE (422), SCAN_GARDE_AUTRE_COMPTE (403), SCAN_GARDE_ANCIEN (409). */
export function checkSeal(secret: string, scan: SealedScan, holder: Holder, at: Date): void {
  const [userId, partnerId, from] = scan.carnet.split('.');
  const expected = createHmac('sha256', keyOf(secret, scan.carnet)).update(sealedText(scan)).digest();
  const given = Buffer.from(scan.signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refuse('SCAN_GARDE_MODIFIE');
  if (userId !== holder.userId || partnerId !== holder.partnerId) throw refuse('SCAN_GARDE_AUTRE_COMPTE');
  if (at.getTime() - Number(from) > GOOD_HOURS * 3_600_000) throw refuse('SCAN_GARDE_ANCIEN', { hours: GOOD_HOURS });
}

const keyOf = (secret: string, carnet: string): Buffer => createHmac('sha256', secret).update(`tlj-carnet|${carnet}`).digest();
