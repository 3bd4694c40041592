/** Changes that partners ask for from the portal (R-PAR-06): each made by an agent, or refused with a reason. */
import { type Partner, Partners, type PartnerUser, PartnerUsers } from '#core/partner/partner.model.ts';
import { fieldTexts } from '#core/partner/partner-fields.rules.ts';
import { countRequests, listRequests, REQUESTS_A_PAGE } from '#core/partner/requests/list-requests.ts';
import { type PartnerRequest, REQUEST_LABELS } from '#core/partner/requests/request.model.ts';
import { readRibPaper } from '#core/partner/requests/rib-papers.ts';
import { applyRequest, refuseRequest } from '#core/partner/requests/settle-request.ts';
import { instant } from '../sheets/format.ts';
import { framedOnly, paperFormat, sendPaper } from './papers.ts';
import { REQUEST_WORDS } from '../sheets/words.ts';
import { bodySeen, bodyText, type DeskRequest, type DeskRoute, queryChoice, queryPage } from './route.ts';

export type RequestFacts = ReturnType<typeof facts>;
export interface RequestList {
  requests: RequestFacts[];
  waiting: number;
  answered: number;
  perPage: number;
}

async function list({ req }: DeskRequest): Promise<RequestList> {
  const answered = queryChoice(req, 'etat', ['repondues']) !== undefined;
  const [requests, waiting, settled] = await Promise.all([
    listRequests(answered, queryPage(req)),
    countRequests(false),
    countRequests(true),
  ]);
  const partners = await Partners.find({ _id: { $in: requests.map(({ partnerId }) => partnerId) } }).lean<Partner[]>();
  const users = await PartnerUsers.find({ _id: { $in: requests.map(({ userId }) => userId) } }).lean<PartnerUser[]>();
  const about = (request: PartnerRequest): RequestFacts[] => {
    const partner = partners.find(({ _id }) => _id === request.partnerId);
    return partner
      ? [
          facts(
            request,
            partner,
            users.find(({ _id }) => _id === request.userId),
          ),
        ]
      : [];
  };
  return { requests: requests.flatMap(about), waiting, answered: settled, perPage: REQUESTS_A_PAGE };
}

const facts = (request: PartnerRequest, partner: Partner, user: PartnerUser | undefined) => ({
  id: request._id,
  partnerId: partner._id,
  name: partner.name,
  /** Of the partner's record: what an acceptance must have seen. */
  version: partner.modifiedAt.toISOString(),
  label: REQUEST_LABELS[request.field],
  /** Accepted, it waits for a second agent. */
  held: request.field === 'rib',
  now: request.field === 'rib' ? '–' : fieldTexts(partner)[request.field] || '–',
  wanted: request.wanted || '–',
  reason: request.reason,
  /** The RIB that came with it. */
  paper: request.paper ? { address: ribPaperAddress(request._id), format: paperFormat(request.paper.type) } : null,
  by: user ? `${user.firstName} ${user.lastName}`.trim() || user.mail : '–',
  askedAt: instant(request.askedAt),
  tag: REQUEST_WORDS[request.state],
  answer: request.answer && { agent: request.answer.agent, at: instant(request.answer.at), reason: request.answer.reason },
});

/** Under /caf/actions. */
export const ribPaperAddress = (request: string): string => `/demandes/${request}/rib`;

/** Beside the decision in a frame, or kept. */
async function paper({ req, res }: DeskRequest): Promise<undefined> {
  const id = req.params.demande!;
  return sendPaper(res, await readRibPaper(id), { name: `rib-${id.slice(0, 8)}`, disposition: framedOnly(req) });
}

async function accept({ act, req }: DeskRequest): Promise<object> {
  await applyRequest(act, { id: req.params.demande!, seen: bodySeen(req) });
  return {};
}

async function refuseOne({ act, req }: DeskRequest): Promise<object> {
  await refuseRequest(act, { id: req.params.demande!, reason: bodyText(req, 'motif') });
  return {};
}

const EDIT = ['partners.edit'] as const;
/** Who enters or confirms a bank account reads it in full, and nobody else. */
const ENTER = [...EDIT, 'partners.validate'] as const;

export const requestRoutes: DeskRoute[] = [
  { method: 'get', path: '/demandes', right: ['partners.view', ...EDIT], run: list },
  { method: 'get', path: '/demandes/:demande/rib', right: ENTER, run: paper },
  { method: 'post', path: '/demandes/:demande/acceptation', right: EDIT, run: accept },
  { method: 'post', path: '/demandes/:demande/refus', right: EDIT, run: refuseOne },
];
