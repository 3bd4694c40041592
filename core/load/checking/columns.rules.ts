/** Which column of a file is which: headers are matched without case, accents, small words or punctuation (D-CAM-03). Pure. */
import type { FileKind } from '../file-kinds.ts';
import { type ColumnRule as AnyColumnRule, type HeaderReading, matchHeader } from '../reading/headers.rules.ts';

export type AlloColumn = 'matricule' | 'nom' | 'prenom' | 'mail' | 'insee' | 'commune';
export type EnfColumn = 'matricule' | 'sias' | 'nom' | 'prenom' | 'naissance' | 'montant';
export type Column = AlloColumn | EnfColumn;

/** Where each column is; absent when the file has none. */
export type Layout = Partial<Record<Column, number>>;

type ColumnRule = AnyColumnRule<Column>;

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

/** The columns of a file of that kind. */
export const columnsOf = (kind: FileKind): readonly ColumnRule[] => RULES[kind];

/** Finds the columns of a file in its header. */
export const readHeader = (kind: FileKind, header: readonly string[]): HeaderReading<Column> => matchHeader(RULES[kind], header);
