/** The check of one line of `allo` (R-CAM-04). Pure: what was seen before is a fact it is given. */
import { type Matricule, readInsee, readMail, readMatricule } from '../../shared/identifiers.ts';
import type { RawLine } from '../file-kinds.ts';
import type { Layout } from './columns.rules.ts';
import type { Fault } from './reasons.ts';
import { rowHash } from './row-hash.rules.ts';
import { cellOf, nameFault, type Verdict } from './verdict.ts';

/** A family as its line says it. `undefined`: the file has no such column, what is stored stays. */
export interface FamilyRow {
  matricule: Matricule;
  lastName: string;
  firstName: string;
  mail: string | null;
  insee: string | null | undefined;
  commune: string | null | undefined;
  rowHash: string;
}

export interface AlloFacts {
  /** Matricules of the lines kept so far. */
  kept: { has(matricule: Matricule): boolean };
  /** True when a line kept so far has that mail. */
  mailSeen(mail: string): boolean;
}

/** Checks one line. A matricule is taken by the first line kept: a rejected one leaves it to the next. */
export function checkAllo(raw: RawLine, layout: Layout, facts: AlloFacts): Verdict<FamilyRow> {
  const matriculeText = cellOf(raw, layout, 'matricule') ?? '';
  const mailText = cellOf(raw, layout, 'mail') ?? '';
  const lastName = cellOf(raw, layout, 'nom') ?? '';
  const firstName = cellOf(raw, layout, 'prenom') ?? '';
  const matricule = readMatricule(matriculeText);
  const mail = readMail(mailText);
  const faults: Fault[] = [];
  if (!matricule) faults.push({ code: 'MATRICULE_INVALIDE', value: matriculeText });
  else if (facts.kept.has(matricule)) faults.push({ code: 'MATRICULE_EN_DOUBLE', value: matricule });
  faults.push(...nameFault(lastName, firstName));
  if (mailText !== '' && !mail) faults.push({ code: 'MAIL_INVALIDE', value: mailText });
  if (!matricule || faults.length > 0) return { raw, key: matricule, row: null, faults, warnings: [] };
  const insee = optional(cellOf(raw, layout, 'insee'), readInsee);
  const commune = optional(cellOf(raw, layout, 'commune'), (text) => text);
  const row = {
    matricule,
    lastName,
    firstName,
    mail,
    insee,
    commune,
    rowHash: rowHash([matricule, lastName, firstName, mail, insee, commune]),
  };
  return {
    raw,
    key: matricule,
    row,
    faults,
    warnings: mail === null ? [{ code: 'MAIL_ABSENT' }] : facts.mailSeen(mail) ? [{ code: 'MAIL_PARTAGE' }] : [],
  };
}

/** Undefined stays so; a blank or unreadable text is null: these columns reject nothing. */
const optional = (text: string | undefined, read: (text: string) => string | null): string | null | undefined =>
  text === undefined ? undefined : text === '' ? null : read(text);
