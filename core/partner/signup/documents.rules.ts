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

/** What a kind of partner is asked for: one document of each line. */
export const wantedDocuments = (kind: PartnerKind): readonly (readonly DocumentKind[])[] => WANTED[kind];

/** The documents a kind of partner may give. */
export const documentsOf = (kind: PartnerKind): readonly DocumentKind[] => WANTED[kind].flat();

/** What is still to be given, in words. */
export const missingDocuments = (kind: PartnerKind, given: readonly DocumentKind[]): string[] =>
  WANTED[kind]
    .filter((choice) => !choice.some((each) => given.includes(each)))
    .map((choice) => choice.map((each) => DOCUMENT_LABELS[each]).join(' ou '));

/** Whether the Caf asks for a document again: its reason names the document, and nothing was sent since. */
export function isAskedAgain(asked: { reason: string; at: Date } | null, { kind, sentAt }: { kind: DocumentKind; sentAt: Date }): boolean {
  return asked !== null && sentAt < asked.at && asked.reason.replace(/[\u00a0\u202f]/g, ' ').includes(`${DOCUMENT_LABELS[kind]} :`);
}
