/** Who a letter is about, and where that one is reached today: what the list of failures shows is where a resend goes. */
import { Agents, type Agent } from '../../access/access.model.ts';
import { currentCampaign } from '../../campaign/find-campaign.ts';
import { Families, type Family, familyId } from '../../family/family.model.ts';
import { Partners, type Partner } from '../../partner/partner.model.ts';
import { type SignupFile, SignupFiles } from '../../partner/signup/signup.model.ts';
import type { Session } from '../../shared/database.ts';
import type { LetterKind } from '../../shared/letters.ts';

interface AboutSomebody {
  kind: LetterKind;
  /** Matricule, partner id or agent code. */
  about: string;
  campaign: number | null;
  /** Where it went. */
  address: string;
}

export interface Today {
  /** In the campaign in course, or else in the letter's; null: the letter is about no family. */
  family: Family | null;
  /** Null: it is about no partner. */
  partnerId: string | null;
  /** Of a family's parent, a club or an agent; empty for who has none, or is known no more. */
  name: string;
  /** Null: the person has none any more. */
  address: string | null;
}

type Known = Pick<Today, 'name'> & { mail: string | null; partnerId?: string };

/** Meant for one address, or for a person of a partner who is not named in its record: sent again where they went. */
const FOR_ITS_ADDRESS: readonly LetterKind[] = ['family-mail-old', 'partner-mail-changed', 'partner-invitation', 'partner-password'];

/** @returns one for each, in their order. */
export async function addressesToday(session: Session | null, letters: readonly AboutSomebody[]): Promise<Today[]> {
  const families = await familiesNow(
    session,
    letters.filter(({ campaign }) => campaign !== null),
  );
  const others = await othersNow(
    session,
    letters.filter(({ campaign }) => campaign === null),
  );
  return letters.map((letter) => {
    const family = letter.campaign === null ? null : (families(letter) ?? null);
    const known: Known | undefined = family ? { name: fullName(family), mail: family.mail } : others.get(letter.about);
    const stays = !known || FOR_ITS_ADDRESS.includes(letter.kind);
    return { family, partnerId: known?.partnerId ?? null, name: known?.name ?? '', address: stays ? letter.address : known.mail };
  });
}

const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }): string => `${firstName} ${lastName}`;

async function familiesNow(
  session: Session | null,
  letters: readonly AboutSomebody[],
): Promise<(letter: AboutSomebody) => Family | undefined> {
  if (letters.length === 0) return () => undefined;
  const current = await currentCampaign(session ?? undefined);
  const idsOf = ({ campaign, about }: AboutSomebody): string[] =>
    [...new Set([current?._id ?? campaign!, campaign!])].map((year) => familyId(year, about));
  const found = await Families.find({ _id: { $in: letters.flatMap(idsOf) } })
    .session(session)
    .lean<Family[]>();
  const byId = new Map(found.map((family) => [family._id, family]));
  return (letter) =>
    idsOf(letter)
      .map((id) => byId.get(id))
      .find((family) => family !== undefined);
}

/** Partners, their sign-up files and agents, by id. */
async function othersNow(session: Session | null, letters: readonly AboutSomebody[]): Promise<Map<string, Known>> {
  if (letters.length === 0) return new Map();
  const ofThem = { _id: { $in: letters.map(({ about }) => about) } };
  const partners = await Partners.find(ofThem, { mail: 1, name: 1 }).session(session).lean<Pick<Partner, '_id' | 'mail' | 'name'>[]>();
  const files = await SignupFiles.find(ofThem, { mail: 1, identity: 1 }).session(session).lean<SignupFile[]>();
  const agents = await Agents.find(ofThem, { mail: 1, firstName: 1, lastName: 1 }).session(session).lean<Agent[]>();
  return new Map<string, Known>([
    ...partners.map(({ _id, mail, name }) => [_id, { name, mail, partnerId: _id }] as const),
    ...files.map(({ _id, mail, identity }) => [_id, { name: identity?.name ?? '', mail }] as const),
    ...agents.map((agent) => [agent._id, { name: fullName(agent), mail: agent.mail }] as const),
  ]);
}
