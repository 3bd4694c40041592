/** What activation, reset and change of a family's password have in common. */
import { hashPassword } from '../access/credentials.ts';
import { refuseUnlessGood } from '../access/password.rules.ts';
import { refuse } from '../shared/refusals.ts';
import { Families, type Family, familyId } from './family.model.ts';

/** @returns the family of a subject "family:year:matricule". @throws Refusal LIEN_PERIME (410) when it is gone. */
export async function familyOfSubject(subject: string): Promise<Family> {
  const [, year, matricule] = subject.split(':');
  const family = await Families.findById(familyId(Number(year), matricule ?? '')).lean<Family>();
  if (!family) throw refuse('LIEN_PERIME');
  return family;
}

/** Checks a chosen password against the rules and the family's own words. @returns its hash. @throws Refusal (422). */
export async function hashChosen(family: Family, typed: { motDePasse: string; confirmation: string }): Promise<string> {
  refuseUnlessGood(typed.motDePasse, typed.confirmation, [family.mail ?? '', family.lastName, family.firstName, family.matricule]);
  return hashPassword(typed.motDePasse);
}
