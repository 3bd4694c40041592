/** The messages agents send to families (CCTP 1, steps 6 and 7; R-MAIL-01), and to whom each may go. */
import type { AudienceBase } from '../audiences/audience.rules.ts';

export const MESSAGE_KINDS = ['opening', 'inactive', 'unused', 'live-qr', 'balance', 'payment', 'information'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** A reminder to somebody it does not concern would say something false: each goes to its own families only. */
export const BASES_OF: Record<MessageKind, readonly [AudienceBase, ...AudienceBase[]]> = {
  opening: ['all', 'inactive'],
  inactive: ['inactive'],
  unused: ['unused'],
  'live-qr': ['live-qr'],
  balance: ['balance'],
  payment: ['paid'],
  information: ['all', 'inactive', 'unused', 'live-qr', 'balance'],
};
