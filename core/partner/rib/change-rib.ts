/** A change of bank account after validation: held until a second agent confirms it, the partner warned at once (issue 6, R-PAR-03). */
import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, isDuplicate, type Session } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { postLetter } from '../../shared/post-letter.ts';
import { refuse } from '../../shared/refusals.ts';
import { settings } from '../../shared/settings.ts';
import { explainState } from '../explain-change.ts';
import { type Partner, Partners } from '../partner.model.ts';
import { type PartnerRib, PartnerRibs, type RibStep, type RibStepKind, type SealedIban } from './rib.model.ts';
import { openIban, sealIban } from './seal-iban.ts';

/** Holds a new IBAN. @throws Refusal IBAN_INVALIDE (422), RIB_EN_ATTENTE, PARTENAIRE_ETAT (409), INTROUVABLE (404), DROIT_MANQUANT (403). */
export async function proposeRib(act: Act, { partnerId, iban: typed }: { partnerId: string; iban: string }): Promise<void> {
  await requireRight(act, 'partners.edit');
  const iban = await sealIban(typed);
  try {
    await inTransaction((session) => holdRib(session, act, partnerId, iban));
  } catch (error) {
    throw isDuplicate(error) ? refuse('RIB_EN_ATTENTE') : error;
  }
}

/** Joins what an agent does: the IBAN waits for another agent, the partner is warned at once. @throws as proposeRib; a duplicate key: one waits already. */
export async function holdRib(session: Session, act: Act, partnerId: string, iban: SealedIban): Promise<void> {
  const partner = await Partners.findOne({ _id: partnerId, etat: 'C' }).session(session).lean<Partner>();
  if (!partner) throw await explainState(partnerId, 'modifié');
  await PartnerRibs.updateOne(
    { _id: partnerId, pending: null },
    {
      $set: { pending: { iban, agent: act.author.id, at: act.at } },
      $setOnInsert: { current: null },
      $push: { history: stepOf(act, 'proposed', iban.masked) },
    },
    { session, upsert: true },
  );
  await note(session, act, partnerId, 'ribProposed', { iban: iban.masked });
  await postLetter(session, act, {
    id: `partner-rib-held:${newId()}`,
    letter: { kind: 'partner-rib-held', data: { name: partner.name, iban: iban.masked, link: `${settings().portalUrl}/partenaire` } },
    to: partner.mail,
    about: partnerId,
    campaign: null,
  });
}

export interface RibDecision {
  partnerId: string;
  /** Of the held IBAN the agent saw. */
  seen: string;
}

/** Another agent than the one who entered it confirms: the new IBAN is in force. @throws Refusal SECOND_AGENT, RIB_PLUS_EN_ATTENTE (409), DROIT_MANQUANT (403). */
export async function confirmRib(act: Act, { partnerId, seen }: RibDecision): Promise<void> {
  await requireRight(act, 'partners.validate');
  await inTransaction(async (session) => {
    const before = await PartnerRibs.findOneAndUpdate(
      { _id: partnerId, 'pending.iban.id': seen, 'pending.agent': { $ne: act.author.id } },
      [
        {
          $set: {
            current: '$pending.iban',
            pending: null,
            history: {
              $concatArrays: [{ $ifNull: ['$history', []] }, [{ ...stepOf(act, 'confirmed', ''), iban: '$pending.iban.masked' }]],
            },
          },
        },
      ],
      { session, returnDocument: 'before' },
    ).lean<PartnerRib>();
    if (!before) throw await explainRib({ partnerId, seen });
    await note(session, act, partnerId, 'ribConfirmed', {
      iban: before.pending?.iban.masked ?? '',
      enteredBy: before.pending?.agent ?? '',
    });
  });
}

/** The held IBAN is dropped: the former one stays. Whoever entered it may drop it too. @throws Refusal RIB_PLUS_EN_ATTENTE (409), DROIT_MANQUANT (403). */
export async function dropRib(act: Act, { partnerId, seen }: RibDecision): Promise<void> {
  await requireRight(act, 'partners.edit');
  await inTransaction(async (session) => {
    const before = await PartnerRibs.findOne({ _id: partnerId, 'pending.iban.id': seen }).session(session).lean<PartnerRib>();
    const iban = before?.pending?.iban.masked ?? '';
    const { modifiedCount } = await PartnerRibs.updateOne(
      { _id: partnerId, 'pending.iban.id': seen },
      { $set: { pending: null }, $push: { history: stepOf(act, 'dropped', iban) } },
      { session },
    );
    if (modifiedCount !== 1) throw refuse('RIB_PLUS_EN_ATTENTE');
    await note(session, act, partnerId, 'ribDropped', { iban });
  });
}

export interface ReadRib {
  current: string | null;
  pending: (RibDecision & { iban: string; agent: string; at: Date }) | null;
  /** The oldest first. */
  history: RibStep[];
}

/** The IBAN in force and the one held, in full: for agents who compare them with the RIB. */
export async function readRib(partnerId: string): Promise<ReadRib> {
  const rib = await PartnerRibs.findById(partnerId).lean<PartnerRib>();
  const { current = null, pending = null, history = [] } = rib ?? {};
  return {
    current: current && (await openIban(current)),
    pending: pending && { partnerId, seen: pending.iban.id, iban: await openIban(pending.iban), agent: pending.agent, at: pending.at },
    history,
  };
}

/** The masked IBAN in force, for the partner itself. */
export const maskedRib = async (partnerId: string): Promise<string | null> =>
  (await PartnerRibs.findById(partnerId, { 'current.masked': 1 }).lean<PartnerRib>())?.current?.masked ?? null;

const stepOf = ({ author, at }: Act, kind: RibStepKind, iban: string): RibStep => ({ kind, iban, at, by: author.id });

async function explainRib({ partnerId, seen }: RibDecision) {
  const held = await PartnerRibs.exists({ _id: partnerId, 'pending.iban.id': seen });
  return refuse(held ? 'SECOND_AGENT' : 'RIB_PLUS_EN_ATTENTE');
}

const note = (session: Session, act: Act, id: string, what: string, after: Record<string, string>): Promise<void> =>
  recordEvent(session, act, { kind: `partner.${what}`, object: { type: 'partner', id }, campaign: null, after });
