/** Letters sent in one minute or one second, in all and to one domain, all workers together. Real time. */
import { type CollectionSpec, defineModel } from '../../shared/collection.ts';

export interface MailRate {
  /** "2026-11-24T09:01 gmail.com", "2026-11-24T09:01:07 *"; "*" for all domains. */
  _id: string;
  count: number;
  /** When it begins. */
  minute: Date;
}

export const MailRates = defineModel<MailRate>('MailRate', 'mailRates', { _id: String, count: Number, minute: Date });

export const mailRateSpec: CollectionSpec = {
  name: 'mailRates',
  indexes: [{ key: { minute: 1 }, expireAfterSeconds: 3600 }],
};
