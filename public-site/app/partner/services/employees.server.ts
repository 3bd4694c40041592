/** The people of a partner and their accounts (R-PAR-09). */
import { closeEmployee } from '#core/partner/employees/close-employee.ts';
import { inviteAgain } from '#core/partner/employees/invite-again.ts';
import { inviteEmployee } from '#core/partner/employees/invite-employee.ts';
import { type PartnerAccount, partnerAccounts } from '#core/partner/partner-accounts.ts';
import { dayOf, formatDay } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import type { Fields } from '../../services/fields.server.ts';
import { personName } from './partner-account.server.ts';
import type { PartnerVisit } from './partner-session.server.ts';

/** Everybody with an access, open ones first; the one who looks is marked. */
export async function employeeList({ partner, user, act }: PartnerVisit) {
  const accounts = await partnerAccounts(partner._id, act.at);
  return accounts
    .map((each) => ({
      id: each._id,
      name: personName(each) || each.mail,
      mail: each.mail,
      access: each.role === 'tout' ? 'Tout' : 'Scanner seulement',
      active: each.active,
      self: each._id === user._id,
      state: stateOf(each),
      invited: each.active && !each.hasPassword,
    }))
    .sort((a, b) => Number(b.active) - Number(a.active));
}

export type Employee = Awaited<ReturnType<typeof employeeList>>[number];

function stateOf({ active, closedAt, hasPassword, provisionalUntil }: PartnerAccount): { word: string; tone: 'ok' | 'wait' | 'off' } {
  if (!active) return { word: closedAt ? `Fermé le ${formatDay(dayOf(closedAt))}` : 'Fermé', tone: 'off' };
  if (hasPassword) return { word: 'Ouvert', tone: 'ok' };
  return { word: provisionalUntil ? 'Invité' : 'Invitation expirée', tone: 'wait' };
}

/** @returns the sentence for the next page. @throws FormRefusal (422), Refusal EMPLOYE_EXISTE (409). */
export async function invite({ act, partner, user }: PartnerVisit, fields: Fields): Promise<string> {
  const [firstName, lastName, mail, role] = ['prenom', 'nom', 'mail', 'acces'].map((name) => fields.text(name)) as [
    string,
    string,
    string,
    string,
  ];
  await inviteEmployee(act, { partner, by: personName(user) || partner.name, typed: { firstName, lastName, mail, role } });
  return typo(`Invitation envoyée à ${mail.trim()}.`);
}

/** @returns the sentence for the next page. @throws Refusal EMPLOYE_DEJA_LA (409), INTROUVABLE (404), TROP_D_ESSAIS (429). */
export async function sendAgain({ act, partner, user }: PartnerVisit, fields: Fields): Promise<string> {
  const by = personName(user) || partner.name;
  return typo(`Invitation renvoyée à ${await inviteAgain(act, { partner, by, userId: fields.text('personne') })}.`);
}

/** @returns the sentence for the next page. @throws Refusal EMPLOYE_SOI (409), INTROUVABLE (404). */
export async function closeAccess({ act, partner }: PartnerVisit, fields: Fields): Promise<string> {
  await closeEmployee(act, { partnerId: partner._id, userId: fields.text('personne') });
  return 'Accès fermé. Cette personne ne peut plus rien ouvrir.';
}
