/** Reads what an agent typed to make an extract; every wrong field is refused at once, each beside itself. */
import type { Right } from '../access/rights.rules.ts';
import type { Campaign } from '../campaign/campaign.model.ts';
import { type Partner, Partners } from '../partner/partner.model.ts';
import { type CivilDay, dayOf, formatDay, readDay } from '../shared/days.ts';
import { folded } from '../shared/french.ts';
import { type Matricule, readMatricule, readPartnerIdentifier, readRang, readTiersi } from '../shared/identifiers.ts';
import { FormRefusal, Refusal, refuse } from '../shared/refusals.ts';
import type { Extract, ExtractQuery, FilterName } from './extract.ts';
import { openYears } from './open-years.ts';

/** As typed: French names of fields, as in addresses. */
export type TypedQuery = Partial<Record<'campagne' | 'partenaire' | 'matricule' | 'du' | 'au' | 'etat' | 'table', string>>;

/** @throws FormRefusal (422) with one refusal a field. */
export async function readQuery(extract: Extract, typed: TypedQuery, by: { rights: readonly Right[]; at: Date }): Promise<ExtractQuery> {
  const campaigns = await openYears(by.rights);
  const refusals: Refusal[] = [];
  const wants = (name: FilterName): boolean => extract.filters.includes(name);
  const must = (name: FilterName): boolean => extract.required.includes(name);
  const field = async <T>(name: FilterName, nothing: T, read: () => T | Promise<T>): Promise<T> => {
    if (!wants(name)) return nothing;
    try {
      return await read();
    } catch (error) {
      if (error instanceof FormRefusal) refusals.push(...error.refusals);
      else if (error instanceof Refusal) refusals.push(error);
      else throw error;
      return nothing;
    }
  };
  const query: ExtractQuery = {
    years: campaigns.map(({ _id }) => _id),
    year: await field('year', 0, () => readYear(typed.campagne ?? '', campaigns)),
    partner: await field('partner', null, () => readPartner(typed.partenaire ?? '', must('partner'))),
    matricule: await field('matricule', null, () => readWhose(typed.matricule ?? '')),
    period: await field('period', NO_PERIOD, () => readPeriod(typed, { must: must('period'), today: dayOf(by.at), campaigns })),
    state: await field('state', '', () => readChoice(typed.etat ?? '', ['', ...(extract.states?.values ?? [])], 'etat')),
    table: await field('table', '', () =>
      readChoice(
        typed.table ?? '',
        (extract.tables ?? []).map(({ value }) => value),
        'table',
      ),
    ),
  };
  if (refusals.length > 0) throw new FormRefusal(refusals);
  return query;
}

const NO_PERIOD: ExtractQuery['period'] = { from: null, to: null };

/** The newest open one when nothing is typed. */
function readYear(text: string, campaigns: readonly Campaign[]): number {
  const year = text.trim() === '' ? campaigns[0]?._id : campaigns.find(({ _id }) => String(_id) === text.trim())?._id;
  if (year === undefined) throw refuse('EXTRAIT_CAMPAGNE', {}, { field: 'campagne' });
  return year;
}

function readWhose(text: string): Matricule {
  const matricule = readMatricule(text);
  if (!matricule) throw refuse('EXTRAIT_MATRICULE', {}, { field: 'matricule' });
  return matricule;
}

function readChoice(text: string, values: readonly string[], field: string): string {
  if (!values.includes(text)) throw refuse('CHOIX_INCONNU', {}, { field });
  return text;
}

/** By identifier (P and 6 digits), by Tiersi number and rank ("0314583-0001"), or by the whole name. */
async function readPartner(text: string, must: boolean): Promise<Partner | null> {
  if (text.trim() === '' && !must) return null;
  const identifiant = readPartnerIdentifier(text);
  const [tiersi, rang] = text.split(/[\s–-]+/);
  const number = readTiersi(tiersi ?? '');
  const where = identifiant
    ? { identifiant }
    : number
      ? { tiersi: number, ...(rang ? { rang: readRang(rang) ?? '' } : {}) }
      : { search: new RegExp(`^${folded(text)}`), name: { $ne: '' } };
  const found = folded(text) === '' ? [] : await Partners.find(where).limit(20).lean<Partner[]>();
  const exact = found.filter(({ name }) => folded(name) === folded(text));
  const [only, another] = exact.length > 0 ? exact : found;
  if (!only) throw refuse('EXTRAIT_PARTENAIRE', {}, { field: 'partenaire' });
  if (another) throw refuse('EXTRAIT_PARTENAIRES', {}, { field: 'partenaire' });
  return only;
}

interface Bounds {
  must: boolean;
  today: CivilDay;
  campaigns: readonly Campaign[];
}

/** From ≤ to, nothing in the future, nothing before the campaigns that are open to this agent. */
function readPeriod(typed: TypedQuery, bounds: Bounds): ExtractQuery['period'] {
  const refusals: Refusal[] = [];
  const [from, to] = (['du', 'au'] as const).map((field) => {
    const text = (typed[field] ?? '').trim();
    if (text === '' && !bounds.must) return null;
    const day = readDay(text);
    const refusal = day === null ? refuse('JOUR_ILLISIBLE', {}, { field }) : outside(day, field, bounds);
    if (refusal) refusals.push(refusal);
    return day;
  });
  if (refusals.length === 0 && from && to && from > to)
    refusals.push(refuse('PERIODE_INVERSEE', { from: formatDay(from), to: formatDay(to) }, { field: 'au' }));
  if (refusals.length > 0) throw new FormRefusal(refusals);
  return { from: from ?? null, to: to ?? null };
}

function outside(day: CivilDay, field: string, { today, campaigns }: Bounds): Refusal | null {
  const first = campaigns.at(-1)?.start;
  if (day > today) return refuse('PERIODE_FUTURE', { day: formatDay(today) }, { field });
  if (first && day < first) return refuse('PERIODE_TROP_ANCIENNE', { day: formatDay(first) }, { field });
  return null;
}
