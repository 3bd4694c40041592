/** The criteria of the current campaign (R-CAM-02): what the form shows, and what it sends back. */
import type { Request } from 'express';
import { baremeField, baremeWarnings } from '#core/campaign/bareme.rules.ts';
import type { BaremeRow, Criteria } from '#core/campaign/campaign.model.ts';
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { changeCriteria } from '#core/campaign/change-criteria.ts';
import { type CampaignSettings, editableIn, settingsOf } from '#core/campaign/criteria.rules.ts';
import { findCampaign, requireCurrentCampaign } from '#core/campaign/find-campaign.ts';
import { type Cents, plainEuros, readEuros } from '#core/shared/cents.ts';
import { communeByInsee, communesNamed, homeCommunes } from '#core/shared/communes.ts';
import { formatDay, readDay } from '#core/shared/days.ts';
import { FormRefusal, type Refusal, refuse } from '#core/shared/refusals.ts';
import { CAMPAIGN_WORDS } from '../sheets/words.ts';
import { bodyText, bodyYear, type DeskRequest, type DeskRoute, queryText } from './route.ts';

const MOST_ROWS = 20;

/** What the page shows. */
export type CriteriaFacts = Awaited<ReturnType<typeof show>>;

async function show() {
  const campaign = await requireCurrentCampaign();
  const { _id: year, version, state, criteria, criteriaConfirmedAt } = campaign;
  return {
    year,
    label: campaignLabel(year),
    tag: CAMPAIGN_WORDS[state],
    version: String(version),
    confirmed: criteriaConfirmedAt !== null,
    editable: [...editableIn(state)],
    dates: { debut: formatDay(campaign.start), fin: formatDay(campaign.end), decision: formatDay(campaign.decideUntil) },
    enveloppe: campaign.budget === null ? '' : plainEuros(campaign.budget),
    qfPlafond: String(criteria.qfCeiling),
    qfMois: String(criteria.qfMonth),
    ageMin: String(criteria.ageMin),
    ageMax: String(criteria.ageMax),
    ageJour: formatDay(criteria.ageDay),
    activites: String(criteria.maxActivities),
    horsBareme: criteria.outsideBaremeIsWarning,
    bareme: criteria.bareme.map(({ qfFrom, qfTo, standard, ce }) => ({
      qfFrom: String(qfFrom),
      qfTo: String(qfTo),
      standard: plainEuros(standard),
      ce: plainEuros(ce),
    })),
    warnings: baremeWarnings(criteria.bareme),
    communes: criteria.communesCe,
    official: homeCommunes().map(({ insee, name }) => ({ insee, name })),
  };
}

async function change({ act, req }: DeskRequest): Promise<object> {
  const year = bodyYear(req);
  const now = await findCampaign(year);
  const read = new Reading(req);
  const settings = read.settings(settingsOf(now), new Set(editableIn(now.state)));
  read.refuseFaults();
  return changeCriteria(act, { year, version: Number(bodyText(req, 'version')), settings });
}

/** Reads the form, keeping what the state of the campaign does not let change, and every fault beside its field. */
class Reading {
  private readonly faults: Refusal[] = [];
  private readonly req: Request;
  constructor(req: Request) {
    this.req = req;
  }

  settings(now: CampaignSettings, editable: ReadonlySet<string>): CampaignSettings {
    const { criteria } = now;
    const all = editable.has('bareme');
    const kept = { ...now, budget: this.budget() };
    const open: Criteria = editable.has('maxActivities')
      ? { ...criteria, maxActivities: this.number('activites'), outsideBaremeIsWarning: bodyText(this.req, 'horsBareme') === 'oui' }
      : criteria;
    return all ? { ...kept, ...this.dates(), criteria: { ...open, ...this.rights() } } : { ...kept, criteria: open };
  }

  /** @throws FormRefusal (422) with all that could not be read. */
  refuseFaults(): void {
    if (this.faults.length > 0) throw new FormRefusal(this.faults);
  }

  private dates() {
    return { start: this.day('debut'), end: this.day('fin'), decideUntil: this.day('decision') };
  }

  private rights() {
    return {
      qfCeiling: this.number('qfPlafond'),
      qfMonth: this.number('qfMois'),
      ageMin: this.number('ageMin'),
      ageMax: this.number('ageMax'),
      ageDay: this.day('ageJour'),
      bareme: this.bareme(),
      communesCe: this.communes(),
    };
  }

  private budget(): Cents | null {
    return bodyText(this.req, 'enveloppe').trim() === '' ? null : this.euros('enveloppe');
  }

  private number(field: string): number {
    const text = bodyText(this.req, field).trim();
    return /^\d{1,6}$/.test(text) ? Number(text) : this.fault(refuse('NOMBRE_ILLISIBLE', {}, { field }), 0);
  }

  private day(field: string): string {
    return readDay(bodyText(this.req, field)) ?? this.fault(refuse('JOUR_ILLISIBLE', {}, { field }), '');
  }

  private euros(field: string): Cents {
    return readEuros(bodyText(this.req, field)) ?? this.fault(refuse('MONTANT_ILLISIBLE', {}, { field }), 0);
  }

  private bareme(): BaremeRow[] {
    const count = Math.min(MOST_ROWS, Number(bodyText(this.req, 'tranches')) || 0);
    return Array.from({ length: count }, (_, row) => ({
      qfFrom: this.number(baremeField(row, 'qfFrom')),
      qfTo: this.number(baremeField(row, 'qfTo')),
      standard: this.euros(baremeField(row, 'standard')),
      ce: this.euros(baremeField(row, 'ce')),
    }));
  }

  /** Codes separated by commas; each takes its official name. */
  private communes(): Criteria['communesCe'] {
    const codes = bodyText(this.req, 'communesCe')
      .split(',')
      .map((code) => code.trim())
      .filter(Boolean);
    const twice = codes.find((code, index) => codes.indexOf(code) !== index);
    if (twice) this.fault(refuse('COMMUNE_DEUX_FOIS', { insee: twice }, { field: 'communesCe' }), null);
    return codes.map((insee) => ({ insee, name: communeByInsee(insee)?.name ?? '' }));
  }

  private fault<T>(refusal: Refusal, value: T): T {
    this.faults.push(refusal);
    return value;
  }
}

/** The commune of an Insee code, or those that bear a name, anywhere in France. */
const find = ({ req }: DeskRequest): Promise<object> => {
  const typed = queryText(req, 'nom');
  const one = communeByInsee(typed);
  const found = one ? [one] : communesNamed(typed);
  return Promise.resolve({ communes: found.map(({ insee, name, departement }) => ({ insee, name, departement })) });
};

export const criteriaRoutes: DeskRoute[] = [
  { method: 'get', path: '/campagne/criteres', right: ['campaign', 'closing'], run: show },
  { method: 'post', path: '/campagne/criteres', right: ['campaign'], run: change },
  { method: 'get', path: '/campagne/communes', right: ['campaign'], run: find },
];
