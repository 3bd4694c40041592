/** Which column of a file is which: headers are matched without case, accents, small words or punctuation (D-CAM-03). Pure. */
import { folded } from '../../shared/french.ts';
import type { FileKind } from '../file-kinds.ts';

export type AlloColumn = 'matricule' | 'nom' | 'prenom' | 'mail' | 'insee' | 'commune';
export type EnfColumn = 'matricule' | 'sias' | 'nom' | 'prenom' | 'naissance' | 'montant';
export type Column = AlloColumn | EnfColumn;

/** Where each column is; absent when the file has none. */
export type Layout = Partial<Record<Column, number>>;

interface ColumnRule {
  column: Column;
  required: boolean;
  /** What the person is told when it is missing. */
  label: string;
  /** Already reduced as `reduced` does. */
  headers: readonly string[];
}

const NOM: ColumnRule = {
  column: 'nom',
  required: true,
  label: 'nom',
  headers: ['nom', 'nom famille', 'nom usuel', 'nom allocataire', 'nom enfant', 'nom beneficiaire', 'nom responsable'],
};
const PRENOM: ColumnRule = {
  column: 'prenom',
  required: true,
  label: 'prénom',
  headers: ['prenom', 'prenoms', 'prenom allocataire', 'prenom enfant', 'prenom beneficiaire', 'prenom responsable'],
};
const MATRICULE: ColumnRule = {
  column: 'matricule',
  required: true,
  label: 'matricule',
  headers: [
    'matricule',
    'mat',
    'n',
    'n allocataire',
    'n matricule',
    'matricule allocataire',
    'matricule parent',
    'matricule responsable',
    'matricule n allocataire',
    'matricule parent n allocataire',
    'allocataire',
  ],
};

const RULES: Record<FileKind, readonly ColumnRule[]> = {
  allo: [
    MATRICULE,
    NOM,
    PRENOM,
    {
      column: 'mail',
      required: true,
      label: 'mail',
      headers: [
        'mail',
        'email',
        'e mail',
        'mel',
        'courriel',
        'adresse mail',
        'adresse email',
        'adresse e mail',
        'adresse courriel',
        'adresse electronique',
        'mail allocataire',
        'email allocataire',
      ],
    },
    {
      column: 'insee',
      required: false,
      label: 'code INSEE',
      headers: ['insee', 'code insee', 'codeinsee', 'n insee', 'code commune', 'code insee commune', 'insee commune'],
    },
    {
      column: 'commune',
      required: false,
      label: 'commune',
      headers: ['commune', 'ville', 'nom commune', 'libelle commune', 'commune residence', 'localite'],
    },
  ],
  enf: [
    MATRICULE,
    {
      column: 'sias',
      required: true,
      label: 'numéro SIAS',
      headers: [
        'sias',
        'n sias',
        'id sias',
        'identifiant sias',
        'code sias',
        'n sias enfant',
        'sias enfant',
        'n sias interne',
        'n sias interne enfant',
        'n enfant',
        'matricule enfant',
      ],
    },
    NOM,
    PRENOM,
    {
      column: 'naissance',
      required: false,
      label: 'date de naissance',
      headers: ['naissance', 'date naissance', 'datenaissance', 'date naiss', 'ddn', 'ne', 'nee', 'ne e', 'date naissance enfant'],
    },
    {
      column: 'montant',
      required: true,
      label: 'montant TLJ',
      headers: [
        'montant',
        'montant tlj',
        'tlj',
        'montant forfait',
        'forfait',
        'forfait tlj',
        'montant droit',
        'droit',
        'montant ticket loisirs',
        'montant total tlj',
        'montant eur',
        'montant tlj eur',
        'montant euros',
      ],
    },
  ],
};

const SMALL_WORDS = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'en', 'au']);

/** "N° SIAS de l’enfant" → "n sias enfant". */
const reduced = (header: string): string =>
  folded(header)
    .replace(/\b(?:numero|num|no|nr)\b/g, 'n')
    .split(' ')
    .filter((word) => !SMALL_WORDS.has(word))
    .join(' ')
    .trim();

/** A header read: the columns found, the required ones missing and the ones there twice, by their label. */
export interface HeaderReading {
  layout: Layout;
  missing: string[];
  twice: string[];
}

/** Finds the columns of a file in its header. */
export function readHeader(kind: FileKind, header: readonly string[]): HeaderReading {
  const names = header.map(reduced);
  const reading: HeaderReading = { layout: {}, missing: [], twice: [] };
  for (const rule of RULES[kind]) {
    const places = names.flatMap((name, place) => (rule.headers.includes(name) ? [place] : []));
    if (places.length > 0) reading.layout[rule.column] = places[0]!;
    else if (rule.required) reading.missing.push(rule.label);
    if (places.length > 1) reading.twice.push(rule.label);
  }
  return reading;
}

/** What a file of that kind must have, for the person. */
export const requiredColumns = (kind: FileKind): string =>
  RULES[kind]
    .filter((rule) => rule.required)
    .map((rule) => rule.label)
    .join(', ');
