import { choosePartnerPassword } from '#core/partner/choose-partner-password.ts';
import { createPartner } from '#core/partner/create-partner.ts';
import { loginPartner } from '#core/partner/login-partner.ts';
import { type PartnerUser, PartnerUsers } from '#core/partner/partner.model.ts';
import { requestPartnerPassword } from '#core/partner/request-partner-password.ts';
import type { Act } from '#core/shared/author.ts';
import { CLUBS, type DemoClub } from './clubs.ts';
import { DEMO_PASSWORD, type DemoAccount } from './demo-accounts.ts';
import { GESTIONNAIRE } from './demo-agents.ts';
import { readLetter } from './demo-mails.ts';
import { inLanes } from './in-lanes.ts';

/** A club of the demo and the person who scans for it. */
export interface ActiveClub {
  id: string;
  user: string;
}

export interface DemoClubs {
  clubs: ActiveClub[];
  account: DemoAccount;
}

/** The forty clubs, validated, in the order of CLUBS; the first one's treasurer has the demo password. */
export async function makeClubs(at: Date): Promise<DemoClubs> {
  const act: Act = { author: GESTIONNAIRE, at };
  const clubs: ActiveClub[] = [];
  const identifiants: string[] = [];
  await inLanes(CLUBS, 4, async (club, rank) => {
    const { id, identifiant } = await createPartner(act, typed(club, rank));
    const user = await PartnerUsers.findOne({ partnerId: id }, { _id: 1 }).lean<PartnerUser>();
    clubs[rank] = { id, user: user?._id ?? '' };
    identifiants[rank] = identifiant;
  });
  return { clubs, account: await firstClubAccount(at, clubs[0]!, identifiants[0]!) };
}

const mailOf = (rank: number): string => `club${String(rank + 1).padStart(2, '0')}@associations.example`;

const typed = (club: DemoClub, rank: number) => ({
  ...club,
  mail: mailOf(rank),
  activities: [club.activity],
  tiersi: String(210_001 + rank * 37).padStart(7, '0'),
  rang: '0001',
});

/** Identifier and mail, then the mailed password, then one of its own (R-PAR-09). */
async function firstClubAccount(at: Date, club: ActiveClub, identifiant: string): Promise<DemoAccount> {
  const mail = mailOf(0);
  const act: Act = { author: { kind: 'partner', id: club.user }, at };
  await requestPartnerPassword(act, { mail, identifiant });
  const { password } = await readLetter('partner-password', club.id);
  await loginPartner(act, { mail, motDePasse: password });
  await choosePartnerPassword(act, { userId: club.user, motDePasse: DEMO_PASSWORD, confirmation: DEMO_PASSWORD });
  return { account: 'Partenaire', code: identifiant, mail, password: DEMO_PASSWORD };
}
