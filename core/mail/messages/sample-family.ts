import type { FamilyFacts } from '../audiences/family-facts.ts';

/** The family of previews and tests: nobody's. Amounts are cents. */
export const SAMPLE_FAMILY: FamilyFacts = {
  matricule: '0000000',
  firstName: 'Nadia',
  lastName: 'MOREL',
  mail: null,
  insee: null,
  commune: null,
  activated: true,
  children: [
    { firstName: 'Lina', birth: '2016-03-14', left: 10_500 },
    { firstName: 'Noé', birth: '2013-09-02', left: 4_000 },
  ],
  left: 14_500,
  drawn: 5_500,
  liveVouchers: 1,
  paid: 5_500,
  paidOn: '2026-11-20',
  opposed: false,
  suspended: false,
  unsubscribed: false,
  failedAddress: false,
  already: false,
};
