import type { PartnerKind } from '#core/partner/partner-kind.rules.ts';

/** "DIALLO Awa": the surname in capitals, accents kept, only beside a first name. */
export const childName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${lastName.toLocaleUpperCase('fr')} ${firstName}`.trim();

/** The kinds of structure, as a page names them. */
export const PARTNER_KIND_TEXTS: Record<PartnerKind, string> = {
  association: 'Association',
  entreprise: 'Entreprise',
  collectivite: 'Collectivité',
};
