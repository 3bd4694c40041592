/** "DIALLO Awa": the surname in capitals, accents kept, only beside a first name. */
export const childName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${lastName.toLocaleUpperCase('fr')} ${firstName}`.trim();
