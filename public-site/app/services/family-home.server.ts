/** The words of the home page are core's: agents read the same ones. */
export { homeBeside, homeBesideOf } from '#core/depense/family-home.ts';
