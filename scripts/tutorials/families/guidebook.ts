import type { Guidebook } from '../tutorial.ts';
import { FAMILY_ACCOUNT } from './account.ts';
import { FAMILY_DEPENSE } from './depense.ts';
import { FAMILY_QR_CODES } from './qr-codes.ts';

export const FAMILIES: Guidebook = {
  audience: 'familles',
  title: 'Familles : utiliser les tickets loisirs jeunes',
  lead: 'Tout se fait sur un téléphone. Les images viennent des vrais écrans ; les personnes et les clubs sont inventés.',
  tutorials: [...FAMILY_ACCOUNT, ...FAMILY_QR_CODES, ...FAMILY_DEPENSE],
};
