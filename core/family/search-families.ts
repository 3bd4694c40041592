import { folded } from '../shared/french.ts';
import { type Matricule, readMatricule } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { type Child, Children, Families, type Family, FamilyAccounts, Oppositions } from './family.model.ts';
import { type FamilyAccess, familyAccess } from './family-access.rules.ts';

/** As many families as one screen can show; who finds more says more. */
export const MOST_FOUND = 50;
const SHORTEST = 2;
const LONGEST = 100;

export interface FamilyFound extends Pick<Family, '_id' | 'campaign' | 'matricule' | 'lastName' | 'firstName' | 'mail' | 'commune'> {
  access: FamilyAccess;
  children: Pick<Child, '_id' | 'sias' | 'lastName' | 'firstName' | 'birth'>[];
}

/**
 * Families of a campaign by matricule, SIAS number of a child, mail, or names of the family or of a child (R-EXT-03): one box.
 * Digits are a number, an « @ » makes a mail (its beginning is enough), anything else words, each the beginning of a name.
 * @returns at most MOST_FOUND, by name, and whether there are more. @throws Refusal RECHERCHE_COURTE, VALEUR_TROP_LONGUE (422), field `q`.
 */
export async function searchFamilies(wanted: { campaign: number; text: string }): Promise<{ families: FamilyFound[]; more: boolean }> {
  const text = wanted.text.trim();
  if (text.length > LONGEST) throw refuse('VALEUR_TROP_LONGUE', { label: 'Recherche', max: LONGEST }, { field: 'q' });
  const found = await matriculesOf(wanted.campaign, text);
  const families = await Families.find({ campaign: wanted.campaign, matricule: { $in: found } }, { search: 0, rowHash: 0 })
    .sort({ search: 1, _id: 1 })
    .limit(MOST_FOUND + 1)
    .lean<Family[]>();
  return { families: await withChildren(wanted.campaign, families.slice(0, MOST_FOUND)), more: families.length > MOST_FOUND };
}

async function matriculesOf(campaign: number, text: string): Promise<Matricule[]> {
  const number = readMatricule(text);
  if (number) return [number, ...(await matricules(Children, { campaign, sias: number }))];
  if (text.includes('@')) return matricules(Families, { campaign, mail: { $regex: `^${escaped(text.toLowerCase())}` } });
  // Folded words hold letters and digits only: nothing to escape. The longest first: it leaves the fewest names.
  const words = folded(text)
    .split(' ')
    .filter(Boolean)
    .sort((one, other) => other.length - one.length);
  if (words.join('').length < SHORTEST) throw refuse('RECHERCHE_COURTE', {}, { field: 'q' });
  const where = { campaign, $and: words.map((word) => ({ search: { $regex: `(?:^| )${word}` } })) };
  const both = await Promise.all([matricules(Families, where, BY_NAME), matricules(Children, where, BY_NAME)]);
  return [...new Set(both.flat())];
}

/** The names are looked for in the index, not in each document: the server would choose any index of the campaign. */
const BY_NAME = { hint: { campaign: 1, search: 1 } } as const;

/** In the order of the index, as many as can be shown. */
async function matricules(
  model: typeof Families | typeof Children,
  where: object,
  by: { hint?: typeof BY_NAME.hint } = {},
): Promise<Matricule[]> {
  const rows = await (model as typeof Families)
    .find(where, { matricule: 1 }, by)
    .limit(MOST_FOUND + 1)
    .lean<{ matricule: Matricule }[]>();
  return rows.map(({ matricule }) => matricule);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function withChildren(campaign: number, families: Family[]): Promise<FamilyFound[]> {
  const found = families.map(({ matricule }) => matricule);
  const [children, accounts, opposed] = await Promise.all([
    Children.find({ campaign, matricule: { $in: found } }, { sias: 1, matricule: 1, lastName: 1, firstName: 1, birth: 1 })
      .sort({ birth: 1, firstName: 1 })
      .lean<Child[]>(),
    FamilyAccounts.find({ _id: { $in: families.map(({ _id }) => _id) } }, { _id: 1 }).lean<{ _id: string }[]>(),
    Oppositions.find({ _id: { $in: found } }, { _id: 1 }).lean<{ _id: string }[]>(),
  ]);
  const activated = new Set(accounts.map(({ _id }) => _id));
  const refusing = new Set(opposed.map(({ _id }) => _id));
  return families.map((family) => ({
    ...family,
    access: familyAccess({ ...family, activated: activated.has(family._id), opposed: refusing.has(family.matricule) }),
    children: children.filter(({ matricule }) => matricule === family.matricule),
  }));
}
