/** What a family types about a dépense (contract: /famille/depense), read or refused field by field. Pure. */
import type { Campaign } from '../campaign/campaign.model.ts';
import { type Cents, formatEuros, readEuros } from '../shared/cents.ts';
import { addDays, type CivilDay, dayOf, formatDay, readDay } from '../shared/days.ts';
import { folded } from '../shared/french.ts';
import { readMail } from '../shared/identifiers.ts';
import { FormRefusal, type Refusal, refuse } from '../shared/refusals.ts';
import type { Organisation } from './depense.model.ts';

/** As typed. */
export interface DepenseForm {
  montant: string;
  organisme: string;
  adresse: string;
  mailOrganisme: string;
  responsable: string;
  dateInscription: string;
  cout: string;
}

export interface DepenseFields {
  amount: Cents;
  cost: Cents;
  organisation: Organisation;
  registeredOn: CivilDay;
}

/** Registrations for a year begin in the year before it. */
const DAYS_BEFORE_START = 365;
const LONGEST = { organisme: 80, adresse: 200, responsable: 80 } as const;
const LABELS = { organisme: 'Nom du club', adresse: 'Adresse du club', responsable: 'Nom du responsable' } as const;
/** Keeps amounts within what the database holds. */
const HIGHEST: Cents = 1_000_000;

/** @throws FormRefusal with one refusal for each field that is wrong (422), in the order of the page. */
export function readDepenseForm(form: DepenseForm, { start }: Pick<Campaign, 'start'>, at: Date): DepenseFields {
  const refusals: Refusal[] = [];
  const organisation = readOrganisation(form, refusals);
  const registeredOn = readRegistration(form.dateInscription, { first: addDays(start, -DAYS_BEFORE_START), last: dayOf(at) }, refusals);
  const cost = readAmount(form.cout, 'cout', refusals);
  const amount = readAmount(form.montant, 'montant', refusals);
  if (cost > 0 && amount > cost) refusals.push(refuse('MONTANT_PLUS_QUE_COUT', { cost: formatEuros(cost) }, { field: 'montant' }));
  if (refusals.length > 0) throw new FormRefusal(refusals);
  return { amount, cost, organisation, registeredOn };
}

/** The form that would give these fields again: what a complement starts from. */
export const typedForm = ({ amount, cost, organisation, registeredOn }: DepenseFields): DepenseForm => ({
  montant: formatEuros(amount),
  cout: formatEuros(cost),
  organisme: organisation.name,
  adresse: organisation.address,
  mailOrganisme: organisation.mail,
  responsable: organisation.person,
  dateInscription: formatDay(registeredOn),
});

function readOrganisation(form: DepenseForm, refusals: Refusal[]): Organisation {
  const name = readText(form, 'organisme', refusals);
  return {
    name,
    key: folded(name),
    address: readText(form, 'adresse', refusals),
    mail: readOrganisationMail(form.mailOrganisme, refusals),
    person: readText(form, 'responsable', refusals),
  };
}

/** @returns 0 when it is refused. */
function readAmount(text: string, field: 'montant' | 'cout', refusals: Refusal[]): Cents {
  const read = readEuros(text);
  const wrong = amountRefusal(read, field);
  if (wrong) refusals.push(wrong);
  return wrong ? 0 : (read ?? 0);
}

function amountRefusal(read: Cents | null, field: 'montant' | 'cout'): Refusal | null {
  if (read !== null && read > HIGHEST) return refuse('MONTANT_TROP_GRAND', { max: formatEuros(HIGHEST) }, { field });
  if (field === 'cout') return read ? null : refuse('PRIX_ILLISIBLE', {}, { field });
  if (read === null) return refuse('MONTANT_ILLISIBLE', {}, { field });
  return read === 0 ? refuse('MONTANT_NUL', {}, { field }) : null;
}

function readText(form: DepenseForm, field: keyof typeof LONGEST, refusals: Refusal[]): string {
  const text = form[field].replace(/\s+/g, ' ').trim();
  const [label, max] = [LABELS[field], LONGEST[field]];
  if (folded(text) === '') refusals.push(refuse('CHAMP_MANQUANT', { label }, { field }));
  else if (text.length > max) refusals.push(refuse('VALEUR_TROP_LONGUE', { label, max }, { field }));
  return text;
}

function readOrganisationMail(text: string, refusals: Refusal[]): string {
  const mail = readMail(text);
  if (!mail) refusals.push(refuse('MAIL_INVALIDE', {}, { field: 'mailOrganisme' }));
  return mail ?? '';
}

function readRegistration(text: string, { first, last }: { first: CivilDay; last: CivilDay }, refusals: Refusal[]): CivilDay {
  const day = readDay(text);
  const field = 'dateInscription';
  if (!day) refusals.push(refuse('JOUR_ILLISIBLE', {}, { field }));
  else if (day < first || day > last)
    refusals.push(refuse('DATE_INSCRIPTION', { first: formatDay(first), last: formatDay(last) }, { field }));
  return day ?? '';
}
