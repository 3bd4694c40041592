import type { Act } from '../../shared/author.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import { formatInstant } from '../../shared/days.ts';
import { newId } from '../../shared/identifiers.ts';
import { postLetter } from '../../shared/post-letter.ts';
import { refuse } from '../../shared/refusals.ts';
import { dropStaleConvention } from '../convention/drop-convention.ts';
import { explainState } from '../explain-change.ts';
import { findPartner } from '../find-partner.ts';
import { insertPartner } from '../new-partner.ts';
import type { CheckedFacts } from '../new-partner.rules.ts';
import { recordChange } from '../record-change.ts';
import { type PartnerRib, PartnerRibs, type SealedIban } from '../rib/rib.model.ts';
import { writeFacts } from '../write-facts.ts';
import { signupByKey } from './find-signup.ts';
import { signupLink } from './signup-key.ts';
import type { SignupFile } from './signup.model.ts';
import { factsOf, missingOf } from './signup-steps.rules.ts';
import { writeSignup } from './write-signup.ts';

/**
 * Sends the file to the Caf: the partner exists, state I, unseen by families (R-PAR-01). After a complement, it follows the file.
 * A mail acknowledges each sending.
 * @throws Refusal DOSSIER_INCOMPLET (422), DOSSIER_FERME, DOSSIER_CHANGE, PARTENAIRE_ETAT (409), LIEN_PERIME (410), FormRefusal (422).
 */
export async function sendSignup(act: Act, key: string): Promise<void> {
  const file = await signupByKey(key, act.at);
  const missing = missingOf(file);
  if (missing.length > 0) throw refuse('DOSSIER_INCOMPLET', { what: missing.map(({ what }) => what).join(', ') });
  const facts = factsOf(file);
  const sending = { file, link: signupLink(key) };
  if (file.partnerId) return resend(act, sending, facts, file.partnerId);
  await insertPartner(act, { ...facts, etat: 'I', tiersi: null, rang: null }, async (session, partner) => {
    await markSent(session, act, sending, partner._id);
    await recordChange(session, act, partner, { kind: 'created', after: { identifiant: partner.identifiant } });
  });
}

interface Sending {
  file: SignupFile;
  /** To the file, mailed. */
  link: string;
}

async function resend(act: Act, sending: Sending, facts: CheckedFacts, partnerId: string): Promise<void> {
  const before = await findPartner(partnerId);
  if (before?.etat !== 'I') throw await explainState(partnerId, 'modifié');
  await inTransaction(async (session) => {
    // What an agent wrote on the record is the agent's.
    const written = await writeFacts(session, act, before, { ...facts, comment: before.comment });
    if (!written) throw refuse('DOSSIER_CHANGE');
    await dropStaleConvention(session, act, partnerId);
    await markSent(session, act, sending, partnerId);
  });
}

async function markSent(session: Session, act: Act, { file, link }: Sending, partnerId: string): Promise<void> {
  await writeSignup(session, act, {
    id: file._id,
    from: [file.partnerId ? 'complement' : 'draft'],
    version: file.version,
    set: { state: 'submitted', partnerId, submittedAt: act.at },
    push: { history: { state: 'submitted', at: act.at, by: 'partenaire', reason: '' } },
    kind: 'partner.signupSent',
  });
  await giveRib(session, act, partnerId, file.iban!);
  await postLetter(session, act, {
    id: `partner-signup-sent:${newId()}`,
    letter: { kind: 'partner-signup-sent', data: { name: file.identity!.name, sent: formatInstant(act.at), link } },
    to: file.mail,
    about: file._id,
    campaign: null,
  });
}

/** The account the file gives; sent again as it was, it adds nothing to the history. */
async function giveRib(session: Session, { at }: Act, partnerId: string, iban: SealedIban): Promise<void> {
  const before = await PartnerRibs.findById(partnerId).session(session).lean<PartnerRib>();
  if (before?.current?.id === iban.id) return;
  const step = { kind: 'given', iban: iban.masked, at, by: 'partenaire' } as const;
  await PartnerRibs.updateOne(
    { _id: partnerId },
    { $set: { current: iban, pending: null }, $push: { history: step } },
    { session, upsert: true },
  );
}
