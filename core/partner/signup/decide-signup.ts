/** What an agent decides of a file sent (R-PAR-03): a complement or a refusal, the reason mailed. The validation is validate-partner.ts. */
import { requireRight } from '../../access/require-right.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import type { LetterKind } from '../../shared/letters.ts';
import { newId } from '../../shared/identifiers.ts';
import { postLetter } from '../../shared/post-letter.ts';
import { readReason } from '../../shared/reason.rules.ts';
import { refuse } from '../../shared/refusals.ts';
import { settings } from '../../shared/settings.ts';
import { explainState } from '../explain-change.ts';
import { type Partner, Partners } from '../partner.model.ts';
import { agentCodeOf } from '../partner.rules.ts';
import { recordChange } from '../record-change.ts';
import { complementReason, type TypedComplement } from './complement-reasons.rules.ts';
import { type SignupFile, SignupFiles } from './signup.model.ts';
import { newSignupKey } from './signup-key.ts';
import { writeSignup } from './write-signup.ts';

export interface SignupDecision {
  file: string;
  /** The version the agent saw. */
  version: number;
  /** Mailed to the partner. */
  reason: string;
}

/** Back to the partner, with a new link to its file. @throws Refusal MOTIF_MANQUANT, CHOIX_INCONNU (422), DOSSIER_FERME, DOSSIER_CHANGE (409), INTROUVABLE (404), DROIT_MANQUANT (403). */
export async function askSignupComplement(
  act: Act,
  { file: id, version, ...typed }: SignupDecision & Partial<TypedComplement>,
): Promise<void> {
  await requireRight(act, 'partners.validate');
  const reason = complementReason({ faults: {}, points: [], ...typed });
  const { link, ...key } = newSignupKey(act.at);
  await inTransaction(async (session) => {
    const file = await writeSignup(session, act, {
      id,
      from: ['submitted'],
      version,
      set: { state: 'complement', ...key },
      push: { history: { state: 'complement', at: act.at, by: act.author.id, reason } },
      kind: 'partner.signupComplementAsked',
    });
    await tell(session, act, file, { kind: 'partner-complement', reason, link });
  });
}

/** For good: the partner is radié before it ever was validated. @throws the same. */
export async function refuseSignup(act: Act, { file: id, version, reason: typed }: SignupDecision): Promise<void> {
  await requireRight(act, 'partners.validate');
  const reason = readReason(typed);
  await inTransaction(async (session) => {
    const file = await writeSignup(session, act, {
      id,
      from: ['submitted', 'complement'],
      version,
      set: { state: 'refused' },
      push: { history: { state: 'refused', at: act.at, by: act.author.id, reason } },
      kind: 'partner.signupRefused',
    });
    const partner = await Partners.findOneAndUpdate(
      { _id: file.partnerId, etat: 'I' },
      { $set: { etat: 'R', modifiedAt: act.at, agentCode: agentCodeOf(act) } },
      { session, returnDocument: 'after' },
    ).lean<Partner>();
    if (!partner) throw await explainState(file.partnerId ?? '', 'refusé');
    await recordChange(session, act, partner, { kind: 'radiated', reason, before: { etat: 'I' } });
    await tell(session, act, file, { kind: 'partner-refused', reason, link: `${settings().portalUrl}/devenir-partenaire` });
  });
}

/**
 * Joins the validation of the partner: its file is closed with it, as the agent saw it. One that is with the partner is not validated.
 * @param version the one seen; undefined for a partner entered by hand, which has no file.
 * @throws Refusal DOSSIER_CHEZ_LE_PARTENAIRE, DOSSIER_A_EXAMINER, DOSSIER_CHANGE, DOSSIER_FERME (409).
 */
export async function closeSignup(session: Session, act: Act, partnerId: string, version: number | undefined): Promise<void> {
  const file = await SignupFiles.findOne({ partnerId }).session(session).lean<SignupFile>();
  if (!file) return;
  if (file.state === 'complement') throw refuse('DOSSIER_CHEZ_LE_PARTENAIRE');
  if (version === undefined) throw refuse('DOSSIER_A_EXAMINER');
  await writeSignup(session, act, {
    id: file._id,
    from: ['submitted'],
    version,
    set: { state: 'validated' },
    push: { history: { state: 'validated', at: act.at, by: act.author.id, reason: '' } },
    kind: 'partner.signupValidated',
  });
}

type Told = { kind: Extract<LetterKind, 'partner-complement' | 'partner-refused'>; reason: string; link: string };

const tell = (session: Session, act: Act, { _id, mail, identity }: SignupFile, { kind, reason, link }: Told): Promise<void> =>
  postLetter(session, act, {
    id: `${kind}:${newId()}`,
    letter: { kind, data: { name: identity?.name ?? '', reason, link } },
    to: mail,
    about: _id,
    campaign: null,
  });
