/** Kinds of partner: each has its own list of documents to give (R-PAR-01). */
export const PARTNER_KINDS = ['association', 'entreprise', 'collectivite'] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];
