/** How far the mailbox of returned mails has been read. Owns `mailReturnPlaces`; no person is in it. */
import { type CollectionSpec, defineModel } from '../../shared/collection.ts';

export interface ReturnPlace {
  /** "imap.caf.example/INBOX". */
  _id: string;
  /** Of the mailbox: another one means that its numbers begin anew (RFC 9051, 2.3.1.1). */
  validity: string;
  /** Number of the latest mail read. */
  uid: number;
}

export const ReturnPlaces = defineModel<ReturnPlace>('ReturnPlace', 'mailReturnPlaces', { _id: String, validity: String, uid: Number });

export const returnPlaceSpec: CollectionSpec = { name: 'mailReturnPlaces', indexes: [] };
