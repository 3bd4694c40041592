/** What was signed, written once and checked at each reading (R-PAR-02: signed ones never change). */
import type { Act } from '../../shared/author.ts';
import { insert, type Session } from '../../shared/database.ts';
import type { CivilDay } from '../../shared/days.ts';
import { refuse } from '../../shared/refusals.ts';
import { type ConventionParty, sha256 } from './convention-text.rules.ts';
import { type SignedConvention, SignedConventions, type Signatory } from './convention.model.ts';

/** What the partner signed, and how one knows. Instants are ISO strings. */
export interface PartnerSigned {
  convention: string;
  partner: string;
  template: string;
  party: ConventionParty;
  /** The exact text, and its sha256. */
  text: string;
  textSha256: string;
  signatory: Signatory;
  code: { mail: string; sentAt: string; enteredAt: string };
  signedAt: string;
  author: string;
}

/** What the Caf signed: the partner's record, by its fingerprint, and the term. */
export interface CafSigned {
  convention: string;
  /** sha256 of the partner's record. */
  partnerRecord: string;
  agent: { code: string; name: string };
  signedAt: string;
  start: CivilDay;
  end: CivilDay;
}

interface Contents {
  partner: PartnerSigned;
  caf: CafSigned;
}

/** Writes one, in the transaction that signs. @returns its fingerprint. */
export async function keepSigned<S extends keyof Contents>(session: Session, act: Act, side: S, signed: Contents[S]): Promise<string> {
  const content = JSON.stringify(signed);
  const _id = sha256(content);
  await insert(SignedConventions, { _id, conventionId: signed.convention, side, content, author: act.author, at: act.at }, session);
  return _id;
}

/** @returns what a side signed with its fingerprint, or null. @throws Refusal CONVENTION_ALTEREE (409) when one bit of it was changed. */
export async function readSigned<S extends keyof Contents>(
  conventionId: string,
  side: S,
): Promise<{ sha256: string; signed: Contents[S] } | null> {
  const kept = await SignedConventions.findOne({ conventionId, side }).lean<SignedConvention>();
  if (!kept) return null;
  if (sha256(kept.content) !== kept._id) throw refuse('CONVENTION_ALTEREE');
  return { sha256: kept._id, signed: JSON.parse(kept.content) as Contents[S] };
}
