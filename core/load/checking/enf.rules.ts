/** The check of one line of `enf` (R-CAM-04). Pure: parents, identifiers seen and criteria are facts it is given. */
import type { Cents } from '../../shared/cents.ts';
import { formatEuros, readEuros } from '../../shared/cents.ts';
import type { CivilDay } from '../../shared/days.ts';
import { type Matricule, readMatricule, readSias, type Sias } from '../../shared/identifiers.ts';
import type { RawLine } from '../file-kinds.ts';
import { type AgeLimits, ageWarning, readBirth } from './birth.rules.ts';
import type { Layout } from './columns.rules.ts';
import type { Fault, Warning } from './reasons.ts';
import { rowHash } from './row-hash.rules.ts';
import { cellOf, nameFault, type Verdict } from './verdict.ts';

/** A child and its forfait as the line says them. `birth` undefined: the file has no such column, what is stored stays. */
export interface ChildRow {
  sias: Sias;
  matricule: Matricule;
  lastName: string;
  firstName: string;
  birth: CivilDay | null | undefined;
  amount: Cents;
  rowHash: string;
}

export interface EnfFacts {
  /** SIAS numbers of the lines kept so far. */
  kept: { has(sias: Sias): boolean };
  /** Families loaded, by this load or before. */
  parents: { has(matricule: Matricule): boolean };
  /** Families whose line is rejected, in this load or before. */
  rejectedParents: { has(matricule: Matricule): boolean };
  baremeAmounts: ReadonlySet<Cents>;
  outsideBaremeIsWarning: boolean;
  ages: AgeLimits;
}

/** Checks one line. The parent is looked at last: a child rejected for its parent alone has nothing else to mend. */
export function checkEnf(raw: RawLine, layout: Layout, facts: EnfFacts): Verdict<ChildRow> {
  const { read, faults, warnings } = readEnf(raw, layout, facts);
  const { sias, matricule, amount, lastName, firstName, birth } = read;
  if (faults.length === 0 && matricule && !facts.parents.has(matricule))
    faults.push({ code: facts.rejectedParents.has(matricule) ? 'PARENT_REJETE' : 'PARENT_INCONNU', value: matricule });
  if (faults.length > 0 || !sias || !matricule || amount === null) return { raw, key: sias, row: null, faults, warnings: [] };
  const row = {
    sias,
    matricule,
    lastName,
    firstName,
    birth,
    amount,
    rowHash: rowHash([sias, matricule, lastName, firstName, birth, amount]),
  };
  return { raw, key: sias, row, faults, warnings };
}

function readEnf(raw: RawLine, layout: Layout, facts: EnfFacts) {
  const text = (column: 'matricule' | 'sias' | 'nom' | 'prenom' | 'montant'): string => cellOf(raw, layout, column) ?? '';
  const read = {
    sias: readSias(text('sias')),
    matricule: readMatricule(text('matricule')),
    lastName: text('nom'),
    firstName: text('prenom'),
  };
  const { birth, ...ofBirth } = judgeBirth(cellOf(raw, layout, 'naissance'), facts.ages);
  const { amount, ...ofAmount } = judgeAmount(text('montant'), facts);
  const faults: Fault[] = [];
  if (!read.matricule) faults.push({ code: 'MATRICULE_INVALIDE', value: text('matricule') });
  if (!read.sias) faults.push({ code: 'SIAS_INVALIDE', value: text('sias') });
  else if (facts.kept.has(read.sias)) faults.push({ code: 'SIAS_EN_DOUBLE', value: read.sias });
  faults.push(...nameFault(read.lastName, read.firstName), ...ofAmount.faults, ...ofBirth.faults);
  return { read: { ...read, birth, amount }, faults, warnings: [...ofAmount.warnings, ...ofBirth.warnings] };
}

interface Judged {
  faults: Fault[];
  warnings: Warning[];
}

function judgeAmount(text: string, facts: Pick<EnfFacts, 'baremeAmounts' | 'outsideBaremeIsWarning'>): Judged & { amount: Cents | null } {
  const amount = readEuros(text);
  if (!amount) return { amount: null, faults: [{ code: 'MONTANT_INVALIDE', value: text }], warnings: [] };
  if (facts.baremeAmounts.has(amount)) return { amount, faults: [], warnings: [] };
  const outside = { code: 'MONTANT_HORS_BAREME', value: formatEuros(amount) } as const;
  return facts.outsideBaremeIsWarning ? { amount, faults: [], warnings: [outside] } : { amount, faults: [outside], warnings: [] };
}

function judgeBirth(text: string | undefined, ages: AgeLimits): Judged & { birth: CivilDay | null | undefined } {
  if (text === undefined) return { birth: undefined, faults: [], warnings: [] };
  if (text === '') return { birth: null, faults: [], warnings: [{ code: 'DATE_ABSENTE' }] };
  const birth = readBirth(text);
  if (!birth || birth > ages.ageDay) return { birth: null, faults: [{ code: 'DATE_INVALIDE', value: text }], warnings: [] };
  return { birth, faults: [], warnings: ageWarning(birth, ages) };
}
