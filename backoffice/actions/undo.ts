/** Validations to undo (R-QR-06): asked by one, decided by another. */
import { requireCurrentCampaign } from '#core/campaign/find-campaign.ts';
import { type Payable, Payables } from '#core/forfait/payable.model.ts';
import { payableWord } from '#core/forfait/payable.rules.ts';
import { type PartnerUser, PartnerUsers } from '#core/partner/partner.model.ts';
import { readVoucherCode } from '#core/shared/identifiers.ts';
import { refuse } from '#core/shared/refusals.ts';
import { askUndo } from '#core/voucher/undo-ask.ts';
import { decideUndo } from '#core/voucher/undo-decide.ts';
import { listUndos, UNDOS_A_PAGE, type UndoRow, undosOf } from '#core/voucher/undo-list.ts';
import { UNDO_STATES, type ValidationUndo } from '#core/voucher/undo.model.ts';
import { type Voucher, Vouchers } from '#core/voucher/voucher.model.ts';
import { childNames } from '../sheets/child-names.ts';
import { euros, instant, orNothing } from '../sheets/format.ts';
import { partnerNames } from '../sheets/partner-names.ts';
import { UNDO_WORDS } from '../sheets/payment-words.ts';
import { VOUCHER_WORDS } from '../sheets/words.ts';
import { bodyText, type DeskRequest, type DeskRoute, queryChoice, queryPage, queryText } from './route.ts';

export type UndoList = Awaited<ReturnType<typeof list>>;
export type UndoFacts = UndoList['undos'][number];
export type VoucherToUndo = Awaited<ReturnType<typeof voucher>>;

async function list({ agent, req }: DeskRequest) {
  const { _id: campaign } = await requireCurrentCampaign();
  const { undos, total } = await listUndos({ campaign, state: queryChoice(req, 'etat', UNDO_STATES) ?? 'asked', page: queryPage(req) });
  const names = await namesOf(undos);
  return {
    total,
    perPage: UNDOS_A_PAGE,
    undos: undos.map((undo) => ({ ...names(undo), ...facts(undo), mine: undo.askedBy.id === agent.code })),
  };
}

const facts = (undo: UndoRow) => ({
  undo: undo._id,
  code: undo.code,
  matricule: undo.matricule,
  amount: euros(undo.amount),
  askedAt: instant(undo.askedAt),
  reason: undo.reason,
  state: undo.state,
  tag: UNDO_WORDS[undo.state],
  decidedBy: orNothing(undo.decidedBy),
  decidedAt: instant(undo.decidedAt),
  decision: orNothing(undo.decision),
  /** Why it can only be refused now: the sum is on its way. */
  tooLate: undo.state === 'asked' && undo.payable !== 'pending' && undo.payable !== 'held' ? payableWord(undo.payable ?? 'void') : null,
});

async function namesOf(undos: readonly ValidationUndo[]) {
  const users = undos.filter(({ askedBy }) => askedBy.kind === 'partner').map(({ askedBy }) => askedBy.id);
  const [childOf, partners, people] = await Promise.all([
    childNames(undos),
    partnerNames(undos.map(({ partnerId }) => partnerId)),
    PartnerUsers.find({ _id: { $in: users } }, { firstName: 1, lastName: 1 }).lean<PartnerUser[]>(),
  ]);
  const byId = new Map(people.map(({ _id, firstName, lastName }) => [_id, `${firstName} ${lastName}`]));
  return (undo: ValidationUndo) => ({
    child: childOf(undo),
    partner: partners.get(undo.partnerId) ?? '',
    askedBy: undo.askedBy.kind === 'partner' ? `Le partenaire, ${byId.get(undo.askedBy.id) ?? 'compte fermé'}` : undo.askedBy.id,
  });
}

/** One QR code, and whether its validation can be undone. @throws Refusal QR_ILLISIBLE (422), INTROUVABLE (404). */
async function voucher({ req }: DeskRequest) {
  const code = readVoucherCode(queryText(req, 'code'));
  if (!code) throw refuse('QR_ILLISIBLE', {}, { field: 'code' });
  const found = await Vouchers.findById(code).lean<Voucher>();
  if (!found) throw refuse('INTROUVABLE');
  const [payable, requests] = await Promise.all([Payables.findById(`QR:${code}`).lean<Payable>(), undosOf(code)]);
  const names = await namesOf(requests);
  const childOf = await childNames([found]);
  return {
    code,
    child: childOf(found),
    matricule: found.matricule,
    partner: (await partnerNames([found.partnerId])).get(found.partnerId) ?? '',
    amount: euros(found.amount),
    validatedAt: instant(found.validatedAt),
    undoneAt: found.undoneAt ? instant(found.undoneAt) : null,
    tag: found.undoneAt ? { word: 'Validation annulée', tone: 'off' } : VOUCHER_WORDS[found.state],
    open: payable?.state === 'pending' || payable?.state === 'held',
    payable: payable ? payableWord(payable.state) : null,
    asked: requests.some(({ state }) => state === 'asked'),
    requests: requests.map((undo) => ({ ...names(undo), ...facts({ ...undo, payable: payable?.state ?? null, batchId: null }) })),
  };
}

async function decide({ act, req }: DeskRequest): Promise<object> {
  const answer = bodyText(req, 'decision');
  if (answer !== 'accepter' && answer !== 'refuser') throw refuse('CHOIX_INCONNU', {}, { field: 'decision' });
  await decideUndo(act, { undo: req.params.annulation!, accept: answer === 'accepter', reason: bodyText(req, 'motif') });
  return {};
}

const SEE = ['payments.follow', 'payments.generate'] as const;
const DO = ['payments.generate'] as const;

export const undoRoutes: DeskRoute[] = [
  { method: 'get', path: '/annulations', right: SEE, run: list },
  { method: 'get', path: '/annulations/qr', right: SEE, run: voucher },
  {
    method: 'post',
    path: '/annulations',
    right: DO,
    run: ({ act, req }) => askUndo(act, { code: bodyText(req, 'code'), reason: bodyText(req, 'motif') }),
  },
  { method: 'post', path: '/annulations/:annulation/decision', right: DO, run: decide },
];
