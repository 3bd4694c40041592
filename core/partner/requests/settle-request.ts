import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { formatInstant } from '../../shared/days.ts';
import { inTransaction, isDuplicate, type Session } from '../../shared/database.ts';
import { postLetter } from '../../shared/post-letter.ts';
import { readReason } from '../../shared/reason.rules.ts';
import { type Refusal, refuse } from '../../shared/refusals.ts';
import { settings } from '../../shared/settings.ts';
import { refuseUnlessListed } from '../activities/list-activities.ts';
import { explainVersion } from '../explain-change.ts';
import { findPartner } from '../find-partner.ts';
import { checkFacts } from '../new-partner.rules.ts';
import type { Partner } from '../partner.model.ts';
import { holdRib } from '../rib/change-rib.ts';
import { writeFacts } from '../write-facts.ts';
import { type PartnerRequest, PartnerRequests, REQUEST_LABELS, type RequestState } from './request.model.ts';
import { withField } from './with-field.ts';

/**
 * The change asked for is written on the partner, by the agent, over the record it saw; the partner is told (R-PAR-06).
 * @param seen `modifiedAt` of that record. @throws Refusal DEMANDE_TRAITEE, PARTENAIRE_ETAT, MODIFIE_ENTRE_TEMPS (409), FormRefusal (422), DROIT_MANQUANT (403), INTROUVABLE (404).
 */
export async function applyRequest(act: Act, { id, seen }: { id: string; seen: Date }): Promise<void> {
  await requireRight(act, 'partners.edit');
  const { request, partner } = await requestOf(id);
  if (request.state !== 'waiting') throw settledRefusal(request);
  if (request.field === 'rib') return holdAsked(act, { request, partner });
  if (partner.modifiedAt.getTime() !== seen.getTime()) throw await explainVersion(partner._id, seen);
  const facts = { ...checkFacts(withField(partner, request.field, request.wanted)), etatDay: partner.etatDay };
  await refuseUnlessListed(facts.activities.filter((each) => !partner.activities.includes(each)));
  await inTransaction(async (session) => {
    await settle(session, act, { request, partner, state: 'applied', reason: '' });
    const written = await writeFacts(session, act, partner, facts);
    if (!written) throw await explainVersion(partner._id, seen);
  });
}

/** A bank account is not written at once: this agent has entered it, another one confirms it; the partner is warned of it. */
async function holdAsked(act: Act, { request, partner }: Found): Promise<void> {
  const { iban } = request;
  if (!iban) throw refuse('INTROUVABLE');
  try {
    await inTransaction(async (session) => {
      await close(session, act, { request, partner, state: 'applied', reason: '' });
      await holdRib(session, act, partner._id, iban);
    });
  } catch (error) {
    throw isDuplicate(error) ? refuse('RIB_EN_ATTENTE') : error;
  }
}

/** The reason is mailed. @throws Refusal MOTIF_MANQUANT (422), DEMANDE_TRAITEE (409), DROIT_MANQUANT (403), INTROUVABLE (404). */
export async function refuseRequest(act: Act, { id, reason: typed }: { id: string; reason: string }): Promise<void> {
  await requireRight(act, 'partners.edit');
  const reason = readReason(typed);
  const found = await requestOf(id);
  await inTransaction((session) => settle(session, act, { ...found, state: 'refused', reason }));
}

interface Found {
  request: PartnerRequest;
  partner: Partner;
}

async function requestOf(id: string): Promise<Found> {
  const request = await PartnerRequests.findById(id).lean<PartnerRequest>();
  const partner = request && (await findPartner(request.partnerId));
  if (!request || !partner) throw refuse('INTROUVABLE');
  return { request, partner };
}

/** The second of two agents is told who answered, what and when. */
const settledRefusal = (request: PartnerRequest | null): Refusal =>
  refuse('DEMANDE_TRAITEE', {
    state: request?.state === 'refused' ? 'refusée' : 'acceptée',
    agent: request?.answer?.agent ?? '–',
    instant: request?.answer ? formatInstant(request.answer.at) : '–',
  });

interface Settled extends Found {
  state: Exclude<RequestState, 'waiting'>;
  reason: string;
}

/** Answers a request, and tells the partner. */
async function settle(session: Session, act: Act, settled: Settled): Promise<void> {
  await close(session, act, settled);
  const { request, partner, state, reason } = settled;
  const field = REQUEST_LABELS[request.field];
  await postLetter(session, act, {
    id: `partner-request-settled:${request._id}`,
    letter: {
      kind: 'partner-request-settled',
      data: { name: partner.name, field, applied: state === 'applied', reason, link: `${settings().portalUrl}/partenaire/compte` },
    },
    to: partner.mail,
    about: partner._id,
    campaign: null,
  });
}

async function close(session: Session, act: Act, { request, partner, state, reason }: Settled): Promise<void> {
  const { modifiedCount } = await PartnerRequests.updateOne(
    { _id: request._id, state: 'waiting' },
    { $set: { state, answer: { agent: act.author.id, at: act.at, reason } } },
    { session },
  );
  if (modifiedCount !== 1) throw settledRefusal(await PartnerRequests.findById(request._id).lean<PartnerRequest>());
  await recordEvent(session, act, {
    kind: state === 'applied' ? 'partner.changeApplied' : 'partner.changeRefused',
    object: { type: 'partner', id: partner._id },
    campaign: null,
    after: { field: request.field, request: request._id },
  });
}
