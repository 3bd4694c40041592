import type { FieldProps } from '../kit/Field.tsx';

interface Choice {
  value: string;
  label: string;
}

/** An extract as the server describes it (actions/extracts.ts). */
export interface ExtractFacts {
  id: string;
  title: string;
  hint: string;
  filters: string[];
  required: string[];
  states: Choice[];
  tables: Choice[];
}

export interface ExtractList {
  today: string;
  /** First day of the newest campaign. */
  start: string;
  campaigns: Choice[];
  extracts: ExtractFacts[];
}

/** The fields of its form, filled with what the address holds. */
export function fieldsOf(extract: ExtractFacts, list: ExtractList, query: Record<string, string>): FieldProps[] {
  const must = (name: string): string => (extract.required.includes(name) ? '' : ' (facultatif)');
  const day = (name: 'du' | 'au', label: string, usual: string): FieldProps => ({
    ...{ name, label: `${label}${must('period')}`, hint: 'JJ/MM/AAAA', inputMode: 'numeric', maxLength: 10 },
    initial: query[name] ?? (extract.required.includes('period') ? usual : ''),
  });
  const all: Record<string, FieldProps[]> = {
    year: [{ name: 'campagne', label: 'Campagne', type: 'select', options: list.campaigns, initial: query.campagne ?? '' }],
    table: [{ name: 'table', label: 'Table', type: 'select', options: extract.tables, initial: query.table ?? '' }],
    partner: [
      {
        ...{ name: 'partenaire', label: 'Partenaire', maxLength: 80, initial: query.partenaire ?? '' },
        hint: 'Identifiant (P000123), numéro Tiersi ou raison sociale',
      },
    ],
    matricule: [
      { name: 'matricule', label: 'Matricule', hint: '7 chiffres', inputMode: 'numeric', maxLength: 7, initial: query.matricule ?? '' },
    ],
    period: [day('du', 'Du', list.start), day('au', 'Au', list.today)],
    state: [
      {
        ...{ name: 'etat', label: 'État', type: 'select', initial: query.etat ?? '' },
        options: [{ value: '', label: 'Tous' }, ...extract.states],
      },
    ],
  };
  return extract.filters.flatMap((name) => all[name] ?? []);
}
