/** Bank accounts of partners (R-PAR-03): held until a second agent confirms. In full to who enters or confirms them, masked to others. */
import { findPartner } from '#core/partner/find-partner.ts';
import { type Partner, Partners } from '#core/partner/partner.model.ts';
import { ribPapers } from '#core/partner/requests/rib-papers.ts';
import { confirmRib, dropRib, proposeRib, readRib } from '#core/partner/rib/change-rib.ts';
import { heldRibs } from '#core/partner/rib/held-ribs.ts';
import { maskedIban } from '#core/partner/rib/iban.rules.ts';
import { signupOf } from '#core/partner/signup/signup-queue.ts';
import { refuse } from '#core/shared/refusals.ts';
import { instant } from '../sheets/format.ts';
import { RIB_STEP_WORDS } from '../sheets/words.ts';
import { isAllowed } from '../access/rights-table.ts';
import { paperFormat } from './papers.ts';
import { ribPaperAddress } from './partners-requests.ts';
import { bodyText, type DeskRequest, type DeskRoute } from './route.ts';

export type RibFacts = Awaited<ReturnType<typeof show>>;
export type HeldRib = Awaited<ReturnType<typeof held>>['ribs'][number];

const EDIT = ['partners.edit'] as const;
const VALIDATE = ['partners.validate'] as const;
const ENTER = [...EDIT, ...VALIDATE] as const;
const VIEW = ['partners.view', ...ENTER] as const;

async function held({ agent }: DeskRequest) {
  const ribs = await heldRibs();
  const partners = await Partners.find({ _id: { $in: ribs.map(({ _id }) => _id) } }).lean<Partner[]>();
  return {
    ribs: ribs.flatMap(({ _id, current, pending }) => {
      const partner = partners.find((each) => each._id === _id);
      if (!partner || !pending) return [];
      return [
        {
          partnerId: _id,
          name: partner.name,
          tiersi: `${partner.tiersi ?? '–'} – ${partner.rang ?? '–'}`,
          current: current?.masked ?? '–',
          pending: pending.iban.masked,
          at: instant(pending.at),
          agent: pending.agent,
          mine: pending.agent === agent.code,
        },
      ];
    }),
  };
}

async function show({ agent, req }: DeskRequest) {
  const partner = await findPartner(req.params.partenaire!);
  if (!partner) throw refuse('INTROUVABLE');
  const [{ current, pending, history }, file, sent] = await Promise.all([
    readRib(partner._id),
    signupOf(partner._id),
    ribPapers(partner._id),
  ]);
  const enters = isAllowed(ENTER, agent.rights);
  const shown = enters ? grouped : maskedIban;
  const papers = enters ? sent.map((each) => ({ ...each, address: ribPaperAddress(each.request), format: paperFormat(each.type) })) : [];
  const asked = papers.find(({ ibanId }) => ibanId === pending?.seen);
  return {
    current: current && shown(current),
    pending: pending && {
      iban: shown(pending.iban),
      seen: pending.seen,
      at: instant(pending.at),
      agent: pending.agent,
      mine: pending.agent === agent.code,
      /** The RIB the partner sent with its request. */
      paper: asked ? { address: asked.address, format: asked.format, sentAt: instant(asked.sentAt) } : null,
    },
    history: history.map(({ kind, iban, at, by }) => ({ what: RIB_STEP_WORDS[kind], iban, at: instant(at), by })).reverse(),
    /** Every RIB it ever gave: with requests that were accepted, then with its file. */
    papers: [
      ...papers.filter(({ state }) => state === 'applied').map(({ address, sentAt }) => ({ href: address, sentAt: instant(sentAt) })),
      ...(file?.documents ?? [])
        .filter(({ kind }) => kind === 'rib')
        .map((each) => ({ href: `/dossiers/${file!._id}/documents/${each.file}`, sentAt: instant(each.sentAt) })),
    ],
  };
}

/** "FR76 3000 6000…": as it is printed on a RIB. */
const grouped = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');

async function propose({ act, req }: DeskRequest): Promise<object> {
  await proposeRib(act, { partnerId: req.params.partenaire!, iban: bodyText(req, 'iban') });
  return {};
}

const settle =
  (work: typeof confirmRib) =>
  async ({ act, req }: DeskRequest): Promise<object> => {
    await work(act, { partnerId: req.params.partenaire!, seen: bodyText(req, 'vu') });
    return {};
  };

export const ribRoutes: DeskRoute[] = [
  { method: 'get', path: '/ribs', right: VIEW, run: held },
  { method: 'get', path: '/partenaires/:partenaire/rib', right: VIEW, run: show },
  { method: 'post', path: '/partenaires/:partenaire/rib', right: EDIT, run: propose },
  { method: 'post', path: '/partenaires/:partenaire/rib/confirmation', right: VALIDATE, run: settle(confirmRib) },
  { method: 'post', path: '/partenaires/:partenaire/rib/abandon', right: EDIT, run: settle(dropRib) },
];
