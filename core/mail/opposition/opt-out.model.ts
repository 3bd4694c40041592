/** Families who want no more mails of campaigns (RFC 8058), by matricule: kept over campaigns until an agent lifts it. Other mails go on. */
import type { Author } from '../../shared/author.ts';
import { type CollectionSpec, defineModel } from '../../shared/collection.ts';
import type { Matricule } from '../../shared/identifiers.ts';

export interface MailOptOut {
  _id: Matricule;
  at: Date;
  author: Author;
}

export const MailOptOuts = defineModel<MailOptOut>('MailOptOut', 'mailOptOuts', {
  _id: String,
  at: Date,
  author: { kind: String, id: String },
});

export const mailOptOutSpec: CollectionSpec = { name: 'mailOptOuts', indexes: [{ key: { at: -1 } }] };
