/** The figures of a campaign (R-EXT-02) as the screens show them: each amount as a number for the drawings and as it is read. */
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import type { Campaign } from '#core/campaign/campaign.model.ts';
import type { Figures } from '#core/extract/figures.ts';
import { forecastOf, RECENT_DAYS } from '#core/extract/figures/forecast.rules.ts';
import { openYears } from '#core/extract/open-years.ts';
import { recentFigures } from '#core/extract/recent-figures.ts';
import { formatDay, formatInstant } from '#core/shared/days.ts';
import { essonneOutlines } from '#core/shared/essonne-outlines.ts';
import { folded, typo } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import { euros } from '../sheets/format.ts';
import { monthLabel, share, type Sum, sum } from './figure-words.ts';
import { type DeskRequest, type DeskRoute, queryText } from './route.ts';

const PARTNERS_A_PAGE = 50;
const RIGHTS = ['budget', 'payments.follow'] as const;

interface Asked {
  campaign: Campaign;
  figures: Figures;
  frame: object;
}

/** The year asked for, or the newest; `frais=oui` reads again now. @throws Refusal EXTRAIT_CAMPAGNE (422), AUCUNE_CAMPAGNE (409). */
async function ask({ agent, act, req }: DeskRequest): Promise<Asked> {
  const campaigns = await openYears(agent.rights);
  const year = queryText(req, 'campagne') || String(campaigns[0]?._id ?? '');
  if (!year) throw refuse('AUCUNE_CAMPAGNE');
  const campaign = campaigns.find(({ _id }) => String(_id) === year);
  if (!campaign) throw refuse('EXTRAIT_CAMPAGNE', {}, { field: 'campagne' });
  const figures = await recentFigures(campaign, { at: act.at, fresh: queryText(req, 'frais') === 'oui' });
  const frame = {
    campaign: campaignLabel(campaign._id),
    at: formatInstant(figures.at),
    campaigns: campaigns.map(({ _id }) => ({ value: String(_id), label: campaignLabel(_id) })),
  };
  return { campaign, figures, frame };
}

async function whole(request: DeskRequest): Promise<object> {
  const { campaign, figures, frame } = await ask(request);
  const { sums, months, activities, ages } = figures;
  const drawn = sums.reserved + sums.validated;
  return {
    ...frame,
    envelope: campaign.budget === null ? null : sum(campaign.budget),
    kpis: kpis(campaign, figures),
    forecast: forecast(campaign, figures),
    months: months.map(({ month, ...amounts }) => ({ label: monthLabel(month), ...amountsOf(amounts) })),
    activities: activities.map(({ activity, ...amounts }) => ({ label: activity || 'Dépenses des familles', ...amountsOf(amounts) })),
    ages: ages.map(({ age, children, drew, drawn: amount }) => ({
      label: age === null ? 'Non communiqué' : `${age} ans`,
      ...{ age, children, drew, takeUp: share(drew, children), drawn: sum(amount) },
    })),
    total: amountsOf({ drawn, validated: sums.validated, paid: sums.paid }),
  };
}

const amountsOf = ({ drawn, validated, paid }: { drawn: number; validated: number; paid: number }) => ({
  drawn: sum(drawn),
  validated: sum(validated),
  paid: sum(paid),
});

interface Kpi {
  label: string;
  amount: string;
  hint: string;
  /** 0 to 100, and the chart's colour (look: 1 paid, 2 drawn, 3 validated). */
  bar?: { part: number; tone: 1 | 2 | 3 };
}

function kpis({ budget }: Campaign, { sums }: Figures): Kpi[] {
  const { granted, reserved, validated, paid, available } = sums;
  const drawn = reserved + validated;
  const of = budget ?? granted;
  const left = of - drawn;
  return [
    { label: 'Enveloppe', amount: euros(budget), hint: typo(`Forfaits attribués : ${euros(granted)}`) },
    {
      ...{ label: 'Tiré', amount: euros(drawn), bar: { part: part(drawn, of), tone: 2 } },
      hint: `${share(drawn, of)} ${budget === null ? 'des forfaits' : 'de l’enveloppe'}`,
    },
    { label: 'Validé', amount: euros(validated), bar: { part: part(validated, of), tone: 3 }, hint: `${share(validated, drawn)} du tiré` },
    {
      label: 'Payé',
      amount: euros(paid),
      bar: { part: part(paid, of), tone: 1 },
      hint: typo(`Reste à payer : ${euros(validated - paid)}`),
    },
    {
      ...{ label: left < 0 ? 'Dépassement' : 'Reste', amount: euros(Math.abs(left)) },
      hint: `Les familles ont encore ${euros(available)}`,
    },
  ];
}

const part = (amount: number, of: number): number => (of <= 0 ? 0 : Math.min(100, Math.round((amount * 1000) / of) / 10));

function forecast({ end, budget }: Campaign, { sums, pace }: Figures): { amount: Sum; how: string; alert: string } {
  const { drawn, method } = forecastOf({ drawn: sums.reserved + sums.validated, granted: sums.granted }, pace);
  const how = {
    lastYear: typo('Prévision : le tiré d’aujourd’hui, prolongé comme celui de la campagne précédente à la même date.'),
    recent: typo(`Prévision : les ${RECENT_DAYS} derniers jours continuent au même rythme jusqu’au ${formatDay(end)}.`),
    none: typo('La campagne est finie ou pas commencée : il n’y a rien à prévoir.'),
  }[method];
  const over = budget !== null && drawn > budget;
  return { amount: sum(drawn), how, alert: over ? `L’enveloppe serait dépassée de ${euros(drawn - budget)}.` : '' };
}

async function partners(request: DeskRequest): Promise<object> {
  const { campaign, figures, frame } = await ask(request);
  const words = folded(queryText(request.req, 'nom')).split(' ').filter(Boolean);
  const by = readOrder(queryText(request.req, 'tri'));
  const page = Math.max(0, Number.parseInt(queryText(request.req, 'page') || '0', 10) || 0);
  const found = figures.partners.filter(({ name, commune, activity }) => {
    const text = folded(`${name} ${commune} ${activity}`);
    return words.every((word) => text.includes(word));
  });
  if (by !== 'nom') found.sort((a, b) => b[ORDERS[by]] - a[ORDERS[by]]);
  const of = campaign.budget ?? figures.sums.granted;
  return {
    ...frame,
    ...{ total: found.length, perPage: PARTNERS_A_PAGE, ofEnvelope: campaign.budget !== null },
    partners: found.slice(page * PARTNERS_A_PAGE, (page + 1) * PARTNERS_A_PAGE).map(({ drawn, validated, paid, ...facts }) => ({
      ...{ ...facts, ...amountsOf({ drawn, validated, paid }), toPay: sum(validated - paid), share: share(drawn, of) },
    })),
  };
}

const ORDERS = { tire: 'drawn', valide: 'validated', paye: 'paid' } as const;

/** @throws Refusal CHOIX_INCONNU (422). */
function readOrder(text: string): keyof typeof ORDERS | 'nom' {
  if (text === '' || text === 'tire') return 'tire';
  if (text !== 'nom' && text !== 'valide' && text !== 'paye') throw refuse('CHOIX_INCONNU', {}, { field: 'tri' });
  return text;
}

/** Take-up by commune: families that activated, children for whom something was drawn, part of the money used. */
async function communes(request: DeskRequest): Promise<object> {
  const { figures, frame } = await ask(request);
  return {
    ...frame,
    communes: figures.communes.map(({ insee, name, families, activated, children, drew, granted, drawn }) => ({
      ...{ insee, name: name || 'Commune non communiquée', families, children, drew, drawn: sum(drawn) },
      activated: { part: part(activated, families), text: share(activated, families) },
      takeUp: { part: part(drew, children), text: share(drew, children) },
      used: { part: part(drawn, granted), text: share(drawn, granted) },
    })),
  };
}

export const figureRoutes: DeskRoute[] = [
  { method: 'get', path: '/suivi/chiffres', right: RIGHTS, run: whole },
  { method: 'get', path: '/suivi/partenaires', right: RIGHTS, run: partners },
  { method: 'get', path: '/suivi/communes', right: RIGHTS, run: communes },
  { method: 'get', path: '/suivi/contours', right: RIGHTS, run: async () => essonneOutlines() },
];
