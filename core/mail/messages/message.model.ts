/** The versions of the messages agents edit: each saving adds one, none is ever changed. Owns `messageVersions`. */
import { type CollectionSpec, defineModel } from '../../shared/collection.ts';
import type { MessageKind } from './message-kinds.ts';
import type { MessageTexts } from './texts.rules.ts';

export interface MessageVersion {
  /** "balance:3": two agents cannot both write the third. */
  _id: string;
  kind: MessageKind;
  /** From 1; 0 is the text the message comes with, which is not stored. */
  version: number;
  texts: MessageTexts;
  at: Date;
  agent: string;
}

export const MessageVersions = defineModel<MessageVersion>('MessageVersion', 'messageVersions', {
  _id: String,
  kind: String,
  version: Number,
  texts: { subject: String, title: String, body: String, button: String },
  at: Date,
  agent: String,
});

export const messageVersionSpec: CollectionSpec = {
  name: 'messageVersions',
  validator: { version: { $gte: 1 } },
  indexes: [{ key: { kind: 1, version: -1 } }],
};
