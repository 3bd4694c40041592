/** A family's way in and its account: forms in, use-cases of core called. */
import type { TokenPurpose } from '#core/access/access.model.ts';
import { peekToken } from '#core/access/token.ts';
import { countAddressTry, underAddressLimit } from '#core/access/throttle-address.ts';
import { familySubject } from '#core/access/subject.ts';
import { livingSessions, type OwnSession } from '#core/access/sessions.ts';
import type { FamilyOperation } from '#core/depense/family-operation.rules.ts';
import { familyOperations } from '#core/depense/family-operations.ts';
import { activateAccount } from '#core/family/activate-account.ts';
import { changeFamilyPassword } from '#core/family/change-family-password.ts';
import { closeFamilySessions } from '#core/family/close-family-sessions.ts';
import { giveConsent } from '#core/family/give-consent.ts';
import { requestActivation } from '#core/family/request-activation.ts';
import { requestReset } from '#core/family/request-reset.ts';
import { resetPassword } from '#core/family/reset-password.ts';
import { actNow } from '#core/shared/author.ts';
import { formatEuros } from '#core/shared/cents.ts';
import { elapsedMs } from '#core/shared/clock.ts';
import { formatInstant } from '#core/shared/days.ts';
import { plural } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import { withdrawConsent } from '#core/voucher/withdraw-consent.ts';
import type { FamilyVisit } from './family-session.server.ts';
import type { Fields } from './fields.server.ts';
import { leaveWord } from './flash.server.ts';

/** Somebody who has not shown who they are. */
const visitor = () => actNow({ kind: 'family', id: 'visiteur' });

/** @param address where it comes from. @throws as requestActivation; Refusal TROP_D_ESSAIS (429) for the address. */
export function signUp(fields: Fields, address: string): Promise<void> {
  const act = visitor();
  const typed = { matricule: fields.text('matricule'), mail: fields.text('mail') };
  return underAddressLimit(act.at, 'signup', address, () => requestActivation(act, typed));
}

/** Every request counts: one that is answered by a mail must not show. @throws Refusal TROP_D_ESSAIS (429). */
export async function askReset(fields: Fields, address: string): Promise<void> {
  const act = visitor();
  await countAddressTry(act.at, 'reset', address);
  await requestReset(act, { matricule: fields.text('matricule'), mail: fields.text('mail') });
}

/** The page a mailed link opens. Uses nothing up: mail scanners open links. @throws Refusal LIEN_PERIME (410). */
export async function refuseDeadLink(purpose: TokenPurpose, token: string | undefined): Promise<null> {
  if (token === undefined || !(await peekToken(purpose, token))) throw refuse('LIEN_PERIME');
  return null;
}

export const activate = (token: string, fields: Fields) => activateAccount(visitor(), { token, ...newPassword(fields) });

export const reset = (token: string, fields: Fields) => resetPassword(visitor(), { token, ...newPassword(fields) });

export const consent = ({ act, campaign, matricule }: FamilyVisit, fields: Fields): Promise<void> =>
  giveConsent(act, { campaign, matricule, consentement: fields.text('consentement') });

/** Who this is, as the Caf's file says; what is open; what a withdrawal would undo. */
export async function accountScreen(family: FamilyVisit) {
  const { gate, campaign, matricule, id } = family;
  const { firstName, lastName, mail } = gate.family;
  const consented = gate.consent ? `Texte n° ${gate.consent.version}, le ${formatInstant(gate.consent.at)}` : '';
  const { operations } = await familyOperations(family);
  return {
    // Of the family, in an agent's view too.
    sessions: (await livingSessions(familySubject(campaign, matricule), id)).map(sessionWords),
    losses: lossesOf(operations),
    facts: [
      ['Nom', `${firstName} ${lastName.toLocaleUpperCase('fr')}`],
      ['Numéro d’allocataire', matricule],
      ['Adresse mail', mail ?? ''],
      ['Votre accord', consented],
    ] as const,
  };
}

/** A session in words; its place is nothing we keep. Real time, said from now. */
const sessionWords = ({ here, device, seenAt }: OwnSession) => ({
  device: device ?? 'Appareil inconnu',
  here,
  seen: here ? 'Vous l’utilisez en ce moment.' : `Dernière utilisation ${agoWords(elapsedMs(seenAt))}.`,
});

function agoWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'à l’instant';
  return minutes < 60 ? `il y a ${plural(minutes, 'minute')}` : `il y a ${plural(Math.floor(minutes / 60), 'heure')}`;
}

/** What ends, and what waits, when the consent is withdrawn (R-FAM-05): one sentence each. */
function lossesOf(operations: readonly FamilyOperation[]): string[] {
  const live = operations.filter(({ state }) => state === 'active');
  const asked = operations.filter(({ state }) => state === 'submitted' || state === 'complement');
  return [
    ...live.map(
      ({ where, childFirstName, amount }) => `Le QR code de ${formatEuros(amount)} pour ${childFirstName} (${where}) sera supprimé.`,
    ),
    ...asked.map(({ where, amount }) => `Votre demande de ${formatEuros(amount)} (${where}) ne sera pas payée avant votre retour.`),
  ];
}

/** Does what the account page asked. @returns where to go next. @throws Refusal of the use-case; ENTREE_REFUSEE (422). */
export async function accountAction(family: FamilyVisit, fields: Fields): Promise<string> {
  const { act, campaign, matricule, id } = family;
  switch (fields.text('action')) {
    case 'motDePasse':
      await changeFamilyPassword(act, { campaign, matricule, ancien: fields.text('ancien'), ...newPassword(fields), keepSession: id });
      await leaveWord(family, 'Mot de passe changé. Les autres connexions sont fermées.');
      return '/famille/compte';
    case 'fermerSessions':
      await leaveWord(family, closedWords(await closeFamilySessions(act, { campaign, matricule, keepSession: id })));
      return '/famille/compte';
    case 'retraitConsentement':
      await withdrawConsent(act, { campaign, matricule, confirme: fields.text('confirme') });
      return '/famille/retrait';
    default:
      throw refuse('ENTREE_REFUSEE');
  }
}

const closedWords = (closed: number): string =>
  closed === 0 ? 'Il n’y avait pas d’autre connexion.' : `${plural(closed, 'autre connexion fermée', 'autres connexions fermées')}.`;

const newPassword = (fields: Fields) => ({ motDePasse: fields.text('motDePasse'), confirmation: fields.text('confirmation') });
