import { MOST_FOUND, searchFamilies } from '#core/family/search-families.ts';
import { Children, Families } from '#core/family/family.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aChild, aFamily, anAccount, aScheme, LINA, MAIL, MATRICULE, YEAR } from '../../factories/scheme.ts';

useDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await aScheme();
  await aFamily({ matricule: '0500001', mail: 'zoe.b+1@exemple.fr' });
  await Families.collection.updateOne({ _id: `${YEAR}:0500001` as never }, { $set: { lastName: 'BÉRANGER', search: 'beranger zoe' } });
  await aChild({ sias: '0700001', matricule: '0500001', firstName: 'Élie' });
  await Children.collection.updateOne({ _id: `${YEAR}:0700001` as never }, { $set: { lastName: 'D’ARC', search: 'd arc elie' } });
});

const found = async (text: string, campaign = YEAR): Promise<string[]> =>
  (await searchFamilies({ campaign, text })).families.map(({ matricule }) => matricule);

test.each([
  ['le matricule', MATRICULE, [MATRICULE]],
  ['le matricule sans ses zéros', '412387', [MATRICULE]],
  ['le numéro SIAS d’un enfant', LINA, [MATRICULE]],
  ['le mail, sans casse', MAIL.toUpperCase(), [MATRICULE]],
  ['le début du mail', 'zoe.b+1@', ['0500001']],
  ['un mail : le point n’est pas « tout signe »', 'zoeXb+1@', []],
  ['le nom, accents et casse oubliés', 'bérANGER', ['0500001']],
  ['le début de deux noms, dans tous les ordres', 'zo BERAN', ['0500001']],
  ['le nom d’un enfant', "d'arc élie", ['0500001']],
  ['le milieu d’un nom : non', 'eranger', []],
  ['ce que personne n’a', 'personne', []],
  ['un signe de recherche : du texte', '.* ab', []],
])('R-EXT-03: une famille se trouve par %s', async (_, text, expected) => {
  expect(await found(text)).toEqual(expected);
});

test('R-EXT-03: la famille trouvée vient avec ses enfants et son accès', async () => {
  await anAccount();
  const { families, more } = await searchFamilies({ campaign: YEAR, text: MATRICULE });
  expect(more).toBe(false);
  expect(families).toMatchObject([{ matricule: MATRICULE, access: 'active', children: [{ firstName: 'Noé' }, { firstName: 'Lina' }] }]);
});

test('R-EXT-03: une autre campagne est une autre recherche', async () => {
  expect(await found(MATRICULE, YEAR - 1)).toEqual([]);
});

test.each(['', ' ', 'a', '-'])('R-EXT-03: « %s » est trop court pour chercher', async (text) => {
  await expect(found(text)).rejects.toMatchObject({ code: 'RECHERCHE_COURTE', details: { field: 'q' } });
});

test('R-EXT-03: au-delà d’un écran, la recherche dit qu’il y en a d’autres', async () => {
  for (let i = 0; i <= MOST_FOUND; i++) await aFamily({ matricule: String(600_000 + i).padStart(7, '0') });
  const { families, more } = await searchFamilies({ campaign: YEAR, text: 'morel' });
  expect([families.length, more]).toEqual([MOST_FOUND, true]);
});

test('R-EXT-03: chaque recherche passe par un index', async () => {
  const plans = await Promise.all(
    [
      Families.find({ campaign: YEAR, search: { $regex: '^(?=(?:.* )?morel)' } }).limit(51),
      Families.find({ campaign: YEAR, mail: { $regex: '^nadia' } }).limit(51),
      Children.find({ campaign: YEAR, search: { $regex: '^(?=(?:.* )?morel)' } }).limit(51),
      Children.find({ campaign: YEAR, sias: LINA }),
    ].map((query) => query.explain('queryPlanner')),
  );
  for (const plan of plans) {
    expect(JSON.stringify(plan)).toContain('IXSCAN');
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
  }
});
