import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { consentInForce, consentVersion } from './consent-texts.rules.ts';
import { FamilyAccounts, familyId } from './family.model.ts';

/** Consent to the text in force, dated (R-FAM-05). Giving it twice changes nothing. @throws Refusal CASE_CONSENTEMENT (422). */
export async function giveConsent(act: Act, given: { campaign: number; matricule: Matricule; consentement: string }): Promise<void> {
  if (given.consentement !== 'oui') throw refuse('CASE_CONSENTEMENT', {}, { field: 'consentement' });
  const id = familyId(given.campaign, given.matricule);
  const version = consentVersion(consentInForce());
  await inTransaction(async (session) => {
    const consent = { version, at: act.at };
    const done = await FamilyAccounts.updateOne({ _id: id, consent: null }, { $set: { consent } }, { session });
    if (done.modifiedCount === 1)
      await recordEvent(session, act, {
        kind: 'family.consented',
        object: { type: 'family', id },
        campaign: given.campaign,
        after: { version },
      });
  });
}
