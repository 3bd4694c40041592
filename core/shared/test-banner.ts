import { typo } from './french.ts';
import { settings } from './settings.ts';

/** Said at the top of every page of the environment that stands beside production (R-REC-01, CCTP ch. 11); null in any other. */
export const testBanner = (): string | null =>
  settings().env === 'recette' ? typo('Environnement de test : ce que vous faites ici ne compte pas.') : null;
