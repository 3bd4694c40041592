/** A family's way in and its account: forms in, use-cases of core called. */
import type { TokenPurpose } from '#core/access/access.model.ts';
import { peekToken } from '#core/access/token.ts';
import { closeOtherSessions } from '#core/access/sessions.ts';
import { activateAccount } from '#core/family/activate-account.ts';
import { changeFamilyPassword } from '#core/family/change-family-password.ts';
import { CONSENT_VERSION, giveConsent } from '#core/family/give-consent.ts';
import { requestActivation } from '#core/family/request-activation.ts';
import { requestReset } from '#core/family/request-reset.ts';
import { resetPassword } from '#core/family/reset-password.ts';
import { actNow } from '#core/shared/author.ts';
import { formatInstant } from '#core/shared/days.ts';
import { refuse } from '#core/shared/refusals.ts';
import { withdrawConsent } from '#core/voucher/withdraw-consent.ts';
import type { FamilyVisit } from './family-session.server.ts';
import type { Fields } from './fields.server.ts';
import { leaveWord } from './flash.server.ts';

/** Somebody who has not shown who they are. */
const visitor = () => actNow({ kind: 'family', id: 'visiteur' });

export const consentVersion = CONSENT_VERSION;

export const signUp = (fields: Fields): Promise<void> =>
  requestActivation(visitor(), { matricule: fields.text('matricule'), mail: fields.text('mail') });

export const askReset = (fields: Fields): Promise<void> =>
  requestReset(visitor(), { matricule: fields.text('matricule'), mail: fields.text('mail') });

/** The page a mailed link opens. Uses nothing up: mail scanners open links. @throws Refusal LIEN_PERIME (410). */
export async function refuseDeadLink(purpose: TokenPurpose, token: string | undefined): Promise<null> {
  if (token === undefined || !(await peekToken(purpose, token))) throw refuse('LIEN_PERIME');
  return null;
}

export const activate = (token: string, fields: Fields) => activateAccount(visitor(), { token, ...newPassword(fields) });

export const reset = (token: string, fields: Fields) => resetPassword(visitor(), { token, ...newPassword(fields) });

export const consent = ({ act, campaign, matricule }: FamilyVisit, fields: Fields): Promise<void> =>
  giveConsent(act, { campaign, matricule, consentement: fields.text('consentement') });

/** Who this is, as the Caf's file says. */
export function accountScreen({ gate, matricule }: FamilyVisit) {
  const { firstName, lastName, mail } = gate.family;
  const consented = gate.consent ? `Texte n° ${gate.consent.version}, le ${formatInstant(gate.consent.at)}` : '';
  return {
    facts: [
      ['Nom', `${firstName} ${lastName.toLocaleUpperCase('fr')}`],
      ['Numéro d’allocataire', matricule],
      ['Adresse mail', mail ?? ''],
      ['Votre accord', consented],
    ] as const,
  };
}

/** Does what the account page asked. @returns where to go next. @throws Refusal of the use-case; ENTREE_REFUSEE (422). */
export async function accountAction(family: FamilyVisit, fields: Fields): Promise<string> {
  const { act, campaign, matricule, subject, id } = family;
  switch (fields.text('action')) {
    case 'motDePasse':
      await changeFamilyPassword(act, { campaign, matricule, ancien: fields.text('ancien'), ...newPassword(fields), keepSession: id });
      await leaveWord(family, 'Mot de passe changé. Les autres connexions sont fermées.');
      return '/famille/compte';
    case 'fermerSessions':
      await closeOtherSessions(subject, id);
      await leaveWord(family, 'Les autres connexions sont fermées.');
      return '/famille/compte';
    case 'retraitConsentement':
      await withdrawConsent(act, { campaign, matricule, confirme: fields.text('confirme') });
      return '/famille/retrait';
    default:
      throw refuse('ENTREE_REFUSEE');
  }
}

const newPassword = (fields: Fields) => ({ motDePasse: fields.text('motDePasse'), confirmation: fields.text('confirmation') });
