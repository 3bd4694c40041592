/** The end of a campaign (R-CAM-01, R-CAM-08): extension, last day of decisions, rehearsal of the closing. */
import { type CivilDay, formatInstant, readDay } from '#core/shared/days.ts';
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { requireCurrentCampaign } from '#core/campaign/find-campaign.ts';
import { refuse } from '#core/shared/refusals.ts';
import { extendCampaign } from '#core/year/extend-campaign.ts';
import { moveDecidingDay } from '#core/year/move-deciding-day.ts';
import { rehearseClosing, type Sum } from '#core/year/rehearse-closing.ts';
import { day, euros } from '../sheets/format.ts';
import { closingWords } from './campaign.ts';
import { bodyText, bodyYear, type DeskRequest, type DeskRoute } from './route.ts';

const LARGEST_PARTNERS = 20;

/** What the page of the rehearsal shows. */
export type RehearsalFacts = Awaited<ReturnType<typeof rehearse>>;

const sum = ({ count, cents }: Sum) => ({ count, amount: euros(cents) });

async function rehearse({ act }: DeskRequest) {
  const { _id: year, end } = await requireCurrentCampaign();
  const said = await rehearseClosing(year);
  return {
    year,
    label: campaignLabel(year),
    end: day(end),
    at: formatInstant(act.at),
    expiring: sum(said.expiring),
    families: said.families,
    partners: said.byPartner.length,
    byPartner: said.byPartner.slice(0, LARGEST_PARTNERS).map(({ name, ...amounts }) => ({ name, ...sum(amounts) })),
    pending: sum(said.payable.pending),
    held: sum(said.payable.held),
    batched: sum(said.payable.batched),
    undecided: sum(said.undecided),
    granted: euros(said.granted),
    used: euros(said.used),
    leftOver: euros(said.leftOver),
    closingWords: closingWords(year),
  };
}

/** What both changes of dates send: the campaign as it was seen, the day, the reason. */
const asked = ({ req }: DeskRequest, field: string) => {
  const read: CivilDay | null = readDay(bodyText(req, field));
  if (!read) throw refuse('JOUR_ILLISIBLE', {}, { field });
  return { year: bodyYear(req), version: Number(bodyText(req, 'version')), reason: bodyText(req, 'motif'), day: read };
};

async function extend(request: DeskRequest): Promise<object> {
  const { day: end, ...wanted } = asked(request, 'fin');
  const { decideUntil } = await extendCampaign(request.act, { ...wanted, end });
  return { end: day(end), decideUntil: day(decideUntil) };
}

async function moveDecisions(request: DeskRequest): Promise<object> {
  const { day: decideUntil, ...wanted } = asked(request, 'decision');
  await moveDecidingDay(request.act, { ...wanted, decideUntil });
  return { decideUntil: day(decideUntil) };
}

export const campaignEndRoutes: DeskRoute[] = [
  { method: 'get', path: '/campagne/repetition', right: ['closing'], run: rehearse },
  { method: 'post', path: '/campagne/prolongation', right: ['closing'], run: extend },
  { method: 'post', path: '/campagne/decisions', right: ['closing'], run: moveDecisions },
];
