/** What is known of some families, for audiences and for what letters say. Amounts are cents. */
import type { CivilDay } from '../../shared/days.ts';
import { type Cents, sumCents } from '../../shared/cents.ts';
import { type Family, FamilyAccounts, Children, type Child, Oppositions } from '../../family/family.model.ts';
import { type Forfait, Forfaits } from '../../forfait/forfait.model.ts';
import { type Payable, Payables } from '../../forfait/payable.model.ts';
import type { Session } from '../../shared/database.ts';
import type { Matricule } from '../../shared/identifiers.ts';
import { Outbox } from '../../shared/outbox.model.ts';
import { type Voucher, Vouchers } from '../../voucher/voucher.model.ts';
import { FlaggedAddresses } from '../failures/flagged-address.model.ts';
import { MailFailures } from '../failures/mail-failure.model.ts';
import { MailOptOuts } from '../opposition/opt-out.model.ts';

export interface ChildFacts {
  firstName: string;
  birth: CivilDay | null;
  left: Cents;
}

export interface FamilyFacts {
  matricule: Matricule;
  firstName: string;
  lastName: string;
  mail: string | null;
  insee: string | null;
  commune: string | null;
  activated: boolean;
  children: ChildFacts[];
  /** Of all its children. `drawn`: held by QR codes and dépenses, or used. */
  left: Cents;
  drawn: Cents;
  liveVouchers: number;
  /** By the batch of the audience, and when. */
  paid: Cents;
  paidOn: CivilDay | null;
  opposed: boolean;
  suspended: boolean;
  unsubscribed: boolean;
  failedAddress: boolean;
  /** Got the same message too lately. */
  already: boolean;
}

export interface Wanted {
  campaign: number;
  batch: string | null;
  /** Mailings of the same message, and the business instant since which a letter of theirs counts. */
  earlier: readonly string[];
  since: Date;
}

/** @returns one for each family, in their order. */
export async function factsOf(session: Session | null, families: readonly Family[], wanted: Wanted): Promise<FamilyFacts[]> {
  const money = await moneyOf(session, families, wanted);
  const stops = await stopsOf(session, families, wanted);
  return families.map((family) => ({
    matricule: family.matricule,
    firstName: family.firstName,
    lastName: family.lastName,
    mail: family.mail,
    insee: family.insee,
    commune: family.commune,
    suspended: family.suspended !== null,
    ...money(family),
    ...stops(family),
  }));
}

type Money = Pick<FamilyFacts, 'activated' | 'children' | 'left' | 'drawn' | 'liveVouchers' | 'paid' | 'paidOn'>;
type Stops = Pick<FamilyFacts, 'opposed' | 'unsubscribed' | 'failedAddress' | 'already'>;

/** One read after the other, here and below: they share a transaction. */
async function moneyOf(
  session: Session | null,
  families: readonly Family[],
  { campaign, batch }: Wanted,
): Promise<(family: Family) => Money> {
  const ofThem = { campaign, matricule: { $in: families.map(({ matricule }) => matricule) } };
  const accounts = await keys(FamilyAccounts.find({ _id: { $in: families.map(({ _id }) => _id) } }, { _id: 1 }).session(session));
  const children = grouped(await Children.find(ofThem).session(session).sort({ birth: 1, _id: 1 }).lean<Child[]>());
  const forfaits = grouped(await Forfaits.find(ofThem).session(session).lean<Forfait[]>());
  const live = grouped(
    await Vouchers.find({ ...ofThem, state: 'active' })
      .session(session)
      .lean<Voucher[]>(),
  );
  const byBatch = { batchId: batch, kind: 'families', state: 'paid', ...ofThem };
  const paid = grouped(batch === null ? [] : await Payables.find(byBatch).session(session).lean<Payable[]>());
  return ({ _id, matricule }) => {
    const held = forfaits.get(matricule) ?? [];
    const payments = paid.get(matricule) ?? [];
    const leftOf = new Map(held.map((each) => [each._id, each.available]));
    return {
      activated: accounts.has(_id),
      children: (children.get(matricule) ?? []).map((child) => ({
        firstName: child.firstName,
        birth: child.birth,
        left: leftOf.get(child._id) ?? 0,
      })),
      left: sumCents(held.map(({ available }) => available)),
      drawn: sumCents(held.map(({ reserved, used }) => reserved + used)),
      liveVouchers: live.get(matricule)?.length ?? 0,
      paid: sumCents(payments.map(({ amount }) => amount)),
      paidOn: payments[0]?.paidOn ?? null,
    };
  };
}

async function stopsOf(session: Session | null, families: readonly Family[], wanted: Wanted): Promise<(family: Family) => Stops> {
  const matricules = families.map(({ matricule }) => matricule);
  const opposed = await keys(Oppositions.find({ _id: { $in: matricules } }, { _id: 1 }).session(session));
  const optedOut = await keys(MailOptOuts.find({ _id: { $in: matricules } }, { _id: 1 }).session(session));
  const mails = families.flatMap(({ mail }) => mail?.toLowerCase() ?? []);
  const flagged = await keys(FlaggedAddresses.find({ _id: { $in: mails } }, { _id: 1 }).session(session));
  const already = await alreadyAmong(session, matricules, wanted);
  return ({ matricule, mail }) => ({
    opposed: opposed.has(matricule),
    unsubscribed: optedOut.has(matricule),
    failedAddress: mail !== null && flagged.has(mail.toLowerCase()),
    already: already.has(matricule),
  });
}

/** A letter that was refused, kept back, or came back for good was not had. */
async function alreadyAmong(session: Session | null, matricules: readonly Matricule[], { earlier, since }: Wanted): Promise<Set<string>> {
  if (earlier.length === 0) return new Set();
  const letters = await Outbox.find(
    { about: { $in: matricules }, postedAt: { $gte: since }, mailing: { $in: earlier }, state: { $nin: ['failed', 'withheld'] } },
    { about: 1, trace: 1 },
  )
    .session(session)
    .lean<{ about: string; trace: string }[]>();
  const cameBack = await keys(
    MailFailures.find(
      { _id: { $in: letters.map(({ trace }) => trace) }, permanent: true, 'closed.how': { $ne: 'resent' } },
      { _id: 1 },
    ).session(session),
  );
  return new Set(letters.filter(({ trace }) => !cameBack.has(trace)).map(({ about }) => about));
}

function grouped<T extends { matricule: string }>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(each.matricule);
    if (group) group.push(each);
    else groups.set(each.matricule, [each]);
  }
  return groups;
}

async function keys(query: { lean: () => PromiseLike<unknown> }): Promise<Set<string>> {
  return new Set(((await query.lean()) as { _id: string }[]).map(({ _id }) => _id));
}
