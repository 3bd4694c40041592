/** The second factor of an agent (RFC 6238): its secret, what was used of it, its recovery codes. Never opened to the back-office's lists. */
import { type CollectionSpec, defineModel } from '../shared/collection.ts';

export interface Totp {
  /** Subject: "agent:P0001911". */
  _id: string;
  /** Base32; null until the agent has proved that its device knows it. */
  secret: string | null;
  /** A secret shown to the agent and not proved yet. */
  pending: string | null;
  /** The last 30 s step whose code was used: no code is good twice. */
  lastStep: number;
  /** bcrypt, by the number the code starts with; a used one is gone. */
  recovery: { number: number; hash: string }[];
}

export const Totps = defineModel<Totp>('Totp', 'totps', {
  _id: String,
  secret: String,
  pending: String,
  lastStep: Number,
  recovery: [{ _id: false, number: Number, hash: String }],
});

export const totpSpec: CollectionSpec = {
  name: 'totps',
  validator: { _id: { $regex: '^agent:' }, lastStep: { $type: 'number' } },
  indexes: [],
};
