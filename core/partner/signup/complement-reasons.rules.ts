/** What an agent finds wrong in a file, ticked rather than written (R-PAR-03): one text, mailed to the partner. Pure. */
import { typo } from '../../shared/french.ts';
import { refuse } from '../../shared/refusals.ts';
import { readReason } from '../../shared/reason.rules.ts';
import { DOCUMENT_LABELS, type DocumentKind } from './documents.rules.ts';

/** Of a document. */
export const DOCUMENT_FAULTS = {
  illisible: 'le document ne se lit pas',
  incomplet: 'il manque des pages',
  ancien: 'le document est trop ancien',
  autre: 'ce n’est pas le document demandé',
  nom: 'le document est au nom d’une autre structure',
} as const;
type DocumentFault = keyof typeof DOCUMENT_FAULTS;

/** Of what was typed. */
export const FILE_POINTS = {
  siret: 'Le Siret n’est pas celui des documents.',
  adresse: 'L’adresse n’est pas celle des documents.',
  activites: typo('Décrivez mieux vos activités : quoi, pour quel âge, quels jours.'),
  iban: 'L’IBAN n’est pas celui du RIB.',
  titulaire: 'Le compte bancaire n’est pas au nom de la structure.',
} as const;
type FilePoint = keyof typeof FILE_POINTS;

export interface TypedComplement {
  /** Kind of document → its fault; '' when it is right. */
  faults: Record<string, string>;
  points: readonly string[];
  /** In the agent's own words; blank when the rest says it all. */
  reason: string;
}

/** The whole text. @throws Refusal CHOIX_INCONNU, MOTIF_MANQUANT, VALEUR_TROP_LONGUE (422). */
export function complementReason({ faults, points, reason }: TypedComplement): string {
  const ready = [
    ...Object.entries(faults)
      .filter(([, fault]) => fault !== '')
      .map(([kind, fault]) => typo(`${documentLabel(kind)} : ${faultText(fault, kind)}.`)),
    ...points.map(pointText),
  ];
  const own = ready.length > 0 && reason.trim() === '' ? [] : [readReason(reason)];
  return [...ready, ...own].join(' ');
}

function documentLabel(kind: string): string {
  if (!Object.hasOwn(DOCUMENT_LABELS, kind)) throw refuse('CHOIX_INCONNU', {}, { field: 'motif' });
  return DOCUMENT_LABELS[kind as DocumentKind];
}

function faultText(fault: string, kind: string): string {
  if (!Object.hasOwn(DOCUMENT_FAULTS, fault)) throw refuse('CHOIX_INCONNU', {}, { field: `defaut-${kind}` });
  return DOCUMENT_FAULTS[fault as DocumentFault];
}

function pointText(point: string): string {
  if (!Object.hasOwn(FILE_POINTS, point)) throw refuse('CHOIX_INCONNU', {}, { field: 'points' });
  return FILE_POINTS[point as FilePoint];
}
