import type { Guidebook } from '../tutorial.ts';
import { PARTNER_ACCESS } from './access.ts';
import { PARTNER_DAILY } from './daily.ts';

export const PARTNERS: Guidebook = {
  audience: 'partenaires',
  title: 'Partenaires : accéder au site, scanner, suivre les paiements',
  lead: 'Les images viennent des vrais écrans ; les personnes et les clubs sont inventés.',
  tutorials: [...PARTNER_ACCESS, ...PARTNER_DAILY],
};
