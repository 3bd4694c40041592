/** The form of a partner: the same fields to enter one and to change one (R-PAR-05). */
import type { PartnerField } from '#core/partner/partner-fields.rules.ts';
import type { FieldProps } from '../kit/Field.tsx';

export const TIERSI_FIELDS: FieldProps[] = [
  { name: 'tiersi', label: 'Numéro Tiersi', hint: '7 chiffres', maxLength: 7, inputMode: 'numeric' },
  { name: 'rang', label: 'Rang', hint: '4 chiffres', maxLength: 4, inputMode: 'numeric' },
];

const KINDS = [
  { value: 'association', label: 'Association' },
  { value: 'entreprise', label: 'Entreprise' },
  { value: 'collectivite', label: 'Collectivité' },
];

interface Known {
  fields: Partial<Record<PartnerField, string>>;
  /** Labels ticked. */
  activities: readonly string[];
  /** Labels offered. */
  choices: readonly string[];
}

export const identityFields = ({ fields, activities, choices }: Known): FieldProps[] => [
  { name: 'nom', label: 'Raison sociale', maxLength: 80, ...initial(fields.name) },
  { name: 'kind', label: 'Forme', type: 'select', options: KINDS, ...initial(fields.kind) },
  { name: 'mail', label: 'Adresse mail', type: 'email', ...initial(fields.mail) },
  { name: 'siret', label: 'Siret (facultatif)', hint: '14 chiffres', maxLength: 18, inputMode: 'numeric', ...initial(fields.siret) },
  {
    name: 'activite',
    label: 'Types d’activité',
    hint: 'Sport, culture, art. Les langues, le soutien scolaire et les cultes sont exclus.',
    type: 'checkboxes',
    ticked: activities,
    // Those it has come first: the list scrolls.
    options: [...new Set([...activities, ...choices])].map((label) => ({ value: label, label })),
  },
];

export const addressFields = (fields: Known['fields']): FieldProps[] => [
  { name: 'numero', label: 'N° de voie (facultatif)', maxLength: 10, ...initial(fields.number) },
  { name: 'typeVoie', label: 'Type de voie (facultatif)', hint: 'Rue, avenue, place…', maxLength: 10, ...initial(fields.streetType) },
  { name: 'adresse', label: 'Adresse, ligne 1', maxLength: 40, ...initial(fields.line1) },
  { name: 'adresse2', label: 'Adresse, ligne 2 (facultatif)', maxLength: 40, ...initial(fields.line2) },
  { name: 'codePostal', label: 'Code postal', maxLength: 5, inputMode: 'numeric', ...initial(fields.postalCode) },
  { name: 'commune', label: 'Commune', maxLength: 40, ...initial(fields.commune) },
];

export const agreementFields = (fields: Known['fields']): FieldProps[] => [
  {
    name: 'dateEtat',
    label: 'Date état',
    hint: 'Signature de la convention, JJ/MM/AAAA. Vide : aujourd’hui.',
    maxLength: 10,
    ...initial(fields.etatDay),
  },
  {
    name: 'commentaire',
    label: 'Commentaire (facultatif)',
    hint: 'Le partenaire ne le voit pas.',
    maxLength: 100,
    ...initial(fields.comment),
  },
];

const initial = (value: string | undefined): { initial?: string } => (value === undefined ? {} : { initial: value });
