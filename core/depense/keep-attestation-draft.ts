/** The file of a form that is not sent yet. No money, no decision: it is kept outside any transaction and forgotten within the hour. */
import { Binary } from 'mongodb';
import { inspectAttachment } from '../shared/attachments/inspect-attachment.ts';
import { seal, unseal } from '../shared/attachments/seal.ts';
import { realNow } from '../shared/clock.ts';
import { newId, type Matricule } from '../shared/identifiers.ts';
import { type AttestationDraft, AttestationDrafts } from './attestation-draft.model.ts';

/** A family keeps no more than this at a time. */
const MOST = 3;
const LONGEST_NAME = 80;

interface Owner {
  campaign: number;
  matricule: Matricule;
}

export interface KeptFile {
  name: string;
  bytes: Buffer;
}

/** @returns the draft's id; the family's oldest ones go. @throws Refusal as inspectAttachment. */
export async function keepAttestationDraft({ campaign, matricule }: Owner, { name, bytes }: KeptFile): Promise<string> {
  await inspectAttachment(bytes);
  const id = newId();
  const { sealed, seal: key } = await seal(id, bytes);
  const kept = { campaign, matricule, name: name.slice(0, LONGEST_NAME), sealed: new Binary(sealed), seal: key, keptAt: realNow() };
  await AttestationDrafts.collection.insertOne({ _id: id, ...kept } as never);
  const older = await AttestationDrafts.find({ campaign, matricule }, { _id: 1 }).sort({ keptAt: -1 }).skip(MOST).lean<{ _id: string }[]>();
  if (older.length > 0) await AttestationDrafts.deleteMany({ _id: { $in: older.map(({ _id }) => _id) } });
  return id;
}

/** @returns null when it is not there any more, or is another family's. */
export async function readAttestationDraft({ campaign, matricule }: Owner, id: string): Promise<KeptFile | null> {
  const draft = await AttestationDrafts.collection.findOne<AttestationDraft>({ _id: id, campaign, matricule } as never);
  return draft && { name: draft.name, bytes: await unseal(draft._id, Buffer.from(draft.sealed.buffer), draft.seal) };
}
