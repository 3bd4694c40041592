import { readMail } from '../../shared/identifiers.ts';
import { FormRefusal, type Refusal, refuse } from '../../shared/refusals.ts';
import type { PartnerUser, PartnerUserRole } from '../partner.model.ts';

/** Who is invited, as typed. */
export interface TypedEmployee {
  mail: string;
  firstName: string;
  lastName: string;
  role: string;
}

/** How a person is named, in full. */
export type PersonName = Pick<PartnerUser, 'firstName' | 'lastName'>;
type EmployeeFacts = Pick<PartnerUser, 'mail' | 'firstName' | 'lastName' | 'role'>;

const LONGEST_NAME = 60;
/** Of any language: letters, what joins or shortens them, and what stands between two of them. */
const NAME = /^\p{L}[\p{L}\p{M} .'’-]*$/u;

/** @throws FormRefusal CHAMP_MANQUANT, VALEUR_TROP_LONGUE, NOM_DE_PERSONNE, MAIL_INVALIDE, EMPLOYE_ROLE (422): all fields at once. */
export function readEmployee(typed: TypedEmployee): EmployeeFacts {
  const mail = readMail(typed.mail);
  const role = readRole(typed.role);
  const name = trimmed(typed);
  const refusals = [
    ...nameRefusals(name),
    mail ? undefined : refuse('MAIL_INVALIDE', {}, { field: 'mail' }),
    role ? undefined : refuse('EMPLOYE_ROLE', {}, { field: 'acces' }),
  ].filter((each): each is Refusal => each !== undefined);
  if (refusals.length > 0 || !mail || !role) throw new FormRefusal(refusals);
  return { mail, ...name, role };
}

/** @throws FormRefusal CHAMP_MANQUANT, VALEUR_TROP_LONGUE, NOM_DE_PERSONNE (422): both fields at once. */
export function readPersonName(typed: PersonName): PersonName {
  const name = trimmed(typed);
  const refusals = nameRefusals(name).filter((each) => each !== undefined);
  if (refusals.length > 0) throw new FormRefusal(refusals);
  return name;
}

const trimmed = ({ firstName, lastName }: PersonName): PersonName => ({ firstName: firstName.trim(), lastName: lastName.trim() });

const nameRefusals = ({ firstName, lastName }: PersonName): (Refusal | undefined)[] => [
  nameRefusal(firstName, 'Prénom', 'prenom'),
  nameRefusal(lastName, 'Nom', 'nom'),
];

function nameRefusal(name: string, label: string, field: string): Refusal | undefined {
  if (!name) return refuse('CHAMP_MANQUANT', { label }, { field });
  if (name.length > LONGEST_NAME) return refuse('VALEUR_TROP_LONGUE', { label, max: LONGEST_NAME }, { field });
  return NAME.test(name) ? undefined : refuse('NOM_DE_PERSONNE', { label }, { field });
}

const readRole = (text: string): PartnerUserRole | null => (text === 'scanner' || text === 'tout' ? text : null);
