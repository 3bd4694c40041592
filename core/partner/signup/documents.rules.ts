/** The documents each kind of partner gives (CCTP step 9, R-PAR-01), and what is still missing. Pure. */
import type { PartnerKind } from '../partner-kind.rules.ts';

export const DOCUMENT_LABELS = {
  recepisse: 'Récépissé de déclaration en préfecture',
  statuts: 'Statuts',
  bureau: 'Liste datée des membres du conseil d’administration et du bureau',
  siret: 'Avis de situation Siret ou Siren',
  kbis: 'Extrait Kbis de moins de 3 mois',
  insee: 'Répertoire de l’Insee',
  rib: 'RIB',
} as const;

export type DocumentKind = keyof typeof DOCUMENT_LABELS;

/** Each line: one of these is enough. */
const WANTED: Record<PartnerKind, readonly (readonly DocumentKind[])[]> = {
  association: [['recepisse'], ['statuts'], ['bureau'], ['siret'], ['rib']],
  entreprise: [['kbis', 'insee'], ['statuts'], ['rib']],
  collectivite: [['siret'], ['rib']],
};

/** The documents a kind of partner may give. */
export const documentsOf = (kind: PartnerKind): readonly DocumentKind[] => WANTED[kind].flat();

/** What is still to be given, in words. */
export const missingDocuments = (kind: PartnerKind, given: readonly DocumentKind[]): string[] =>
  WANTED[kind]
    .filter((choice) => !choice.some((each) => given.includes(each)))
    .map((choice) => choice.map((each) => DOCUMENT_LABELS[each]).join(' ou '));
