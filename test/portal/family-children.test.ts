/** A family whose children are not there: none this year, or one who has moved to another family's file. */
import { Children, childId } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { withdrawDepense } from '#core/depense/withdraw-depense.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { aSubmitted } from '../factories/depenses.ts';
import { aFamily, anAccount, byFamily, LINA, MATRICULE, YEAR } from '../factories/scheme.ts';
import { familyAtWork } from './family-at-work.ts';
import type { Visitor } from './visitor.ts';

const work = familyAtWork();

describe('no child', () => {
  const NOTHING = /Aucun enfant n’est dans votre dossier cette année\..*Lisez ce que vous pouvez faire.*caf\.fr/;
  let alone: Visitor;
  beforeEach(async () => {
    await aFamily({ matricule: '0500002', mail: 'seule@exemple.fr' });
    await anAccount(true, '0500002');
    alone = await work.loggedIn('seule@exemple.fr');
  });

  test.each(['/famille/tirage', '/famille/depense', '/famille/historique'])(
    'R-FAM-17: sans enfant, %s dit quoi faire et qui contacter, sans formulaire mort',
    async (path) => {
      const page = await alone.get(path);
      expect([page.status, page.text]).toEqual([200, expect.stringMatching(NOTHING)]);
      expect(page.text).not.toMatch(/Continuer|Étape|Faire un QR code/);
      expect(page.body).not.toContain('name="enfant"');
    },
  );

  test('R-FAM-17: sans club choisi d’abord, sans enfant : pas de formulaire non plus', async () => {
    expect((await alone.get(`/famille/tirage?partenaire=${work.scheme.judo}`)).text).toMatch(NOTHING);
  });

  test('R-FAM-10: sans enfant, l’accueil ne demande pas de se dépêcher et ne propose rien qui ne marche pas', async () => {
    const { text } = await alone.get('/famille');
    expect(text).toMatch(NOTHING);
    expect(text).not.toMatch(/À utiliser jusqu’au|Demander un remboursement|invitez le club/);
    expect((await work.nadia.get('/famille')).text).toMatch(/À utiliser jusqu’au 30\/05\/2027.*Demander un remboursement/);
  });
});

describe('moved child', () => {
  const NEW = '0500003';
  let code: string;
  let depense: string;
  beforeEach(async () => {
    code = await work.newCode();
    await deleteVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, code });
    depense = await aSubmitted();
    await withdrawDepense(byFamily(), { campaign: YEAR, matricule: MATRICULE, depense, confirme: 'oui' });
    await aFamily({ matricule: NEW, mail: 'nouveau@exemple.fr' });
    await anAccount(true, NEW);
    // As a load does, once nothing is reserved nor used (R-CAM-04).
    for (const model of [Children, Forfaits])
      await model.collection.updateOne({ _id: childId(YEAR, LINA) as never }, { $set: { matricule: NEW } });
  });

  test('R-FAM-13, R-FAM-15: la demande et le QR code d’un enfant passé dans un autre dossier gardent son nom là où ils sont nés', async () => {
    const home = await work.nadia.get('/famille');
    expect(home.text).toMatch(/QR code pour Lina .*Remboursement pour Lina/);
    const history = await work.nadia.get('/famille/historique');
    expect(history.text).toMatch(/Danse à Grigny \d\d\/\d\d\/\d{4} Lina Remboursement/);
    expect(history.text).toMatch(/Judo Club de Grigny \d\d\/\d\d\/\d{4} Lina QR code/);
    expect(await work.nadia.get(`/famille/depense/${depense}`)).toMatchObject({ status: 200, text: expect.stringContaining('Lina MOREL') });
    expect(await work.nadia.get(`/famille/qr/${code}`)).toMatchObject({ status: 200, text: expect.stringContaining('Lina MOREL') });
  });

  test('R-FAM-13: la nouvelle famille ne voit rien de ce qui s’est fait ailleurs, l’ancienne rien de ce qui reste', async () => {
    const other = await work.loggedIn('nouveau@exemple.fr');
    expect((await other.get('/famille/historique')).text).toContain('Vous n’avez encore rien utilisé');
    expect((await other.get(`/famille/depense/${depense}`)).status).toBe(404);
    expect((await other.get(`/famille/qr/${code}`)).status).toBe(404);
    expect((await work.nadia.get('/famille')).body).not.toContain(`data-enfant="${LINA}"`);
    expect((await work.nadia.get(`/famille/qr/${code}`)).text).not.toContain('150,00 €');
  });
});
