/** What waits for an agent about validated partners: accounts to confirm, changes asked for, a convention to sign. */
import { findPartner } from '#core/partner/find-partner.ts';
import { askOwnChange } from '#core/partner/requests/ask-change.ts';
import { confirmRib, proposeRib, readRib } from '#core/partner/rib/change-rib.ts';
import type { Act } from '#core/shared/author.ts';
import type { Calendar } from './calendar.ts';
import { GESTIONNAIRE, OPERATEUR } from './demo-agents.ts';
import type { ActiveClub } from './demo-clubs.ts';
import { signDemoConvention } from './demo-conventions.ts';

const FORMER = 'FR7630006000011234567890189';
const NEW = 'FR1420041010050500013M02606';

export async function makePartnerChanges({ during }: Calendar, clubs: readonly ActiveClub[]): Promise<void> {
  const [football, basket, swimming, tennis] = [clubs[2]!, clubs[5]!, clubs[7]!, clubs[12]!];
  await changeAccount(football, during);
  await ask(basket, during(0.9), { field: 'line1', wanted: '2 rue Pierre-Brossolette', reason: 'Nous avons changé de gymnase.' });
  await ask(basket, during(0.91), { field: 'activities', wanted: 'Basket-ball, Multisports', reason: 'Nouvelle section cette année.' });
  await ask(tennis, during(0.94), { field: 'mail', wanted: 'bureau@tennis-palaiseau.example', reason: 'Nouvelle trésorière.' });
  const { mail } = (await findPartner(swimming.id))!;
  const signer = { partnerId: swimming.id, mail, person: 'Nora Haddad', quality: 'Présidente' };
  await signDemoConvention(byPerson(swimming, during(0.95)), signer);
}

const byPerson = ({ user }: ActiveClub, at: Date): Act => ({ author: { kind: 'partner', id: user }, at });

/** One account in force, confirmed by a second agent; another one held, entered by the opérateur: the demo's gestionnaire confirms it. */
async function changeAccount({ id: partnerId }: ActiveClub, during: Calendar['during']): Promise<void> {
  await proposeRib({ author: GESTIONNAIRE, at: during(0.3) }, { partnerId, iban: FORMER });
  const { seen } = (await readRib(partnerId)).pending!;
  await confirmRib({ author: OPERATEUR, at: during(0.31) }, { partnerId, seen });
  await proposeRib({ author: OPERATEUR, at: during(0.96) }, { partnerId, iban: NEW });
}

async function ask(club: ActiveClub, at: Date, wish: { field: string; wanted: string; reason: string }): Promise<void> {
  const partner = (await findPartner(club.id))!;
  await askOwnChange(byPerson(club, at), { partner, userId: club.user, ...wish });
}
