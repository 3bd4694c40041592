/** One thing an agent does at the desk, ready to be done: what must be there before, and what is sent. */

import type { Right } from '#core/access/rights.rules.ts';

export interface Sent {
  /** Parts of the address: { lot: '2026-001' }. */
  params?: Record<string, string>;
  body?: Record<string, string>;
  /** A deposit sends bytes and announces them in the address. */
  files?: Record<string, { name: string; bytes: Buffer }>;
}

/** Prepares an empty database for an agent who has this right alone. @returns what is to be sent. */
export type Deed = (right: Right) => Promise<Sent>;

/** By method and path of the route. */
export type Deeds = Record<string, Deed>;
