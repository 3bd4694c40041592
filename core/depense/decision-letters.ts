/** What the family is mailed of a decision, in the transaction of the decision. No mail: nothing to send. */
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import type { Session } from '../shared/database.ts';
import type { DepenseLetter, Letter } from '../shared/letters.ts';
import { postLetter } from '../shared/post-letter.ts';
import { settings } from '../shared/settings.ts';
import { findDepenseFacts } from './depense-facts.ts';
import type { Depense } from './depense.model.ts';

/** A complement is wanted, and why. */
export const postComplementLetter = (session: Session, act: Act, depense: Depense, reason: string): Promise<void> =>
  post(session, act, depense, (about) => ({ kind: 'depense-complement', data: { ...about, reason } }));

/** Accepted: it will be paid. */
export const postApprovalLetter = (session: Session, act: Act, depense: Depense): Promise<void> =>
  post(session, act, depense, (about) => ({ kind: 'depense-approved', data: about }));

/** Refused, and why; the amount is back. */
export const postRefusalLetter = (session: Session, act: Act, depense: Depense, said: { reason: string; left: Cents }): Promise<void> =>
  post(session, act, depense, (about) => ({ kind: 'depense-refused', data: { ...about, ...said } }));

async function post(session: Session, act: Act, depense: Depense, write: (about: DepenseLetter) => Letter): Promise<void> {
  const { family, child } = await findDepenseFacts(depense, session);
  if (!family.mail) return;
  const letter = write({
    firstName: family.firstName,
    child: child.firstName,
    organisation: depense.organisation.name,
    amount: depense.amount,
    link: `${settings().portalUrl}/famille/depense/${depense._id}`,
  });
  await postLetter(session, act, {
    // A dépense may be asked several complements: the version tells its letters apart.
    id: `${letter.kind}:${depense._id}:${depense.version}`,
    letter,
    to: family.mail,
    about: depense.matricule,
    campaign: depense.campaign,
  });
}
