import { Campaigns } from '#core/campaign/campaign.model.ts';
import { Partners } from '#core/partner/partner.model.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { aChild, aPartner, LINA, NOE, YEAR } from '../factories/scheme.ts';
import { familyAtWork, KEY, QR_PATH } from './family-at-work.ts';
import { fieldValue } from './visitor.ts';

const work = familyAtWork();

describe('home', () => {
  test('R-FAM-10: chaque enfant avec son solde en centimes, ce qui est utilisé et où, et les dernières opérations', async () => {
    await work.newCode();
    const { status, body, text } = await work.nadia.get('/famille');
    expect(status).toBe(200);
    expect(body).toMatch(new RegExp(`data-enfant="${LINA}" data-solde-centimes="10000"`));
    expect(body).toMatch(new RegExp(`data-enfant="${NOE}" data-solde-centimes="15000"`));
    expect(text).toContain('Il reste 250,00 € pour vos 2 enfants');
    expect(text).toContain('Date de naissance : 14/03/2016');
    expect(text).toMatch(/Judo Club de Grigny .* 50,00 € À scanner/);
  });

  test('R-FAM-10: un nom qui contient du HTML reste du texte', async () => {
    await aChild({ sias: '0098199', firstName: '<img src=x onerror=alert(1)>' });
    const { body } = await work.nadia.get('/famille');
    expect(body).not.toContain('<img src=x');
    expect(body).not.toContain('onerror=alert(1)>');
  });
});

describe('draw', () => {
  test('R-FAM-12: enfant, club, montant, puis une page avec les deux avertissements, puis le QR code', async () => {
    expect((await work.nadia.get('/famille/tirage')).text).toContain('Pour quel enfant ?');
    expect((await work.nadia.get(`/famille/tirage?enfant=${LINA}`)).text).toContain('Quel club pour Lina ?');
    const amount = await work.nadia.get(`/famille/tirage?enfant=${LINA}&partenaire=${work.scheme.judo}`);
    const cle = fieldValue(amount.body, 'cle')!;
    const review = await work.nadia.post('/famille/tirage', { enfant: LINA, partenaire: work.scheme.judo, montant: '40', cle });
    expect(review.status).toBe(200);
    expect(review.text).toContain('Ce QR code ne peut pas dépasser ce qui reste : 150,00 €');
    expect(review.text).toContain('Après, le montant ne change plus');
    expect(review.text).toContain('Créer le QR code de 40,00 €');
    expect(['enfant', 'partenaire', 'montant', 'cle'].map((name) => fieldValue(review.body, name))).toEqual([
      LINA,
      work.scheme.judo,
      '40,00',
      cle,
    ]);
    expect(await Vouchers.countDocuments()).toBe(0);
    const made = await work.draw({ montant: '40,00', cle });
    expect([made.status, made.location]).toEqual([303, expect.stringMatching(QR_PATH)]);
    expect(await work.forfait()).toMatchObject({ available: 11_000, reserved: 4000, activities: 1 });
    const page = await work.nadia.get(made.location!);
    expect(page.text).toContain('QR code créé');
    expect(page.text).toMatch(
      /Lina MOREL .* 40,00 € .* Judo Club de Grigny .* Judo .* 3 rue des Lilas, 91350 Grigny .* 0314583 – 0001 .* 14\/03\/2016/,
    );
    expect((await work.nadia.get(made.location!)).text).not.toContain('QR code créé');
  });

  test('R-FAM-12: club d’abord, puis enfant', async () => {
    const page = await work.nadia.get(`/famille/tirage?partenaire=${work.scheme.musique}`);
    expect(page.text).toContain('Chez Les Petits Archets');
    expect(fieldValue(page.body, 'partenaire')).toBe(work.scheme.musique);
  });

  test('R-FAM-12: la case laissée vide ramène la page à vérifier, et rien n’est écrit', async () => {
    const page = await work.draw({ confirme: '', etape: 'verification' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Cochez la case pour confirmer');
    expect(page.text).toContain('Créer le QR code de 50,00 €');
    expect(await Vouchers.countDocuments()).toBe(0);
  });

  test('R-FAM-12: la deuxième activité prévient que le reste ne servira plus ; la troisième est refusée', async () => {
    await work.draw();
    const second = await work.nadia.post('/famille/tirage', { enfant: LINA, partenaire: work.scheme.musique, montant: '10' });
    expect(second.text).toContain('C’est la dernière activité possible pour Lina');
    expect(second.text).toContain('Les 90,00 € qui restent ne pourront plus servir');
    expect((await work.draw({ partenaire: work.scheme.judo, cle: '' })).text).toContain(
      'Choisissez un autre club pour la deuxième activité',
    );
    expect((await work.draw({ partenaire: work.scheme.musique, cle: '' })).status).toBe(303);
    const third = await work.draw({ partenaire: await aPartner('Cirque', '0314791'), montant: '1', cle: '' });
    expect(third.status).toBe(422);
    expect(third.text).toContain('c’est le maximum');
  });

  test('R-FAM-12: ce qui empêche un tirage est dit avant de chercher un club, et avant de taper un montant', async () => {
    await work.draw();
    const same = await work.nadia.get(`/famille/tirage?enfant=${LINA}&partenaire=${work.scheme.judo}`);
    expect(same.text).toContain('Lina : cet enfant a déjà un QR code pour ce club. Choisissez un autre club pour la deuxième activité.');
    expect(same.body).not.toContain('name="montant"');
    expect(same.body).toContain(`href="/famille/tirage?enfant=${LINA}">Choisir un autre club</a>`);
    await work.draw({ partenaire: work.scheme.musique, montant: '100', cle: '' });
    const full = await work.nadia.get(`/famille/tirage?enfant=${LINA}`);
    expect(full.text).toContain('Lina : cet enfant a déjà 2 activités');
    expect(full.body).toContain('href="/famille/tirage">Choisir un autre enfant</a>');
    expect((await work.nadia.get('/famille/tirage')).text).toContain('2 activités sur 2 : c’est le maximum');
    await work.draw({ enfant: NOE, montant: '150', cle: '' });
    expect((await work.nadia.get(`/famille/tirage?enfant=${NOE}`)).text).toContain('Noé : il ne reste rien à utiliser pour cet enfant');
  });

  test('R-FAM-12: dans le tirage, un club se cherche par nom, activité, commune et distance, et l’enfant reste choisi', async () => {
    const found = async (query: string) => (await work.nadia.get(`/famille/tirage?enfant=${LINA}&${query}`)).text;
    expect(await found('q=archets')).toContain('1 club trouvé');
    expect(await found('activite=Judo')).toContain('1 club trouvé');
    expect(await found('commune=Grigny')).toContain('2 clubs trouvés');
    expect(await found('commune=Massy')).toContain('Aucun club trouvé');
    expect(await found('pres=91286')).toContain('dans la commune');
    const { body } = await work.nadia.get(`/famille/tirage?enfant=${LINA}&q=judo`);
    expect(fieldValue(body, 'enfant')).toBe(LINA);
    expect(body).toContain('href="/inviter-mon-club?club=judo"');
  });

  test('R-FAM-12: sans script, « Tout » et « La moitié » remplissent le montant et disent ce qui restera', async () => {
    const step = `/famille/tirage?enfant=${LINA}&partenaire=${work.scheme.judo}`;
    const { body } = await work.nadia.get(step);
    const half = /href="([^"]*montant=75%2C00)"/.exec(body)![1]!.replaceAll('&amp;', '&');
    const chosen = await work.nadia.get(half);
    expect(fieldValue(chosen.body, 'montant')).toBe('75,00');
    expect(chosen.text).toContain('Il restera 75,00 €');
    expect((await work.nadia.get(`${step}&montant=150,00`)).text).toContain('Il restera 0,00 €');
  });

  const amounts = ['0', '0,00', '-5', '10,123', '1,2,3', 'dix', '', '150,01', '99999999', '1e3', '0x10', '９', '10 €€', ' '];
  test.each(amounts)('R-FAM-12: le montant « %s » est refusé, gardé dans le champ, et rien n’est écrit', async (montant) => {
    for (const confirme of ['', 'oui']) {
      const { status, body } = await work.draw({ montant, confirme });
      expect(status).toBe(422);
      expect(body).toContain('role="alert"');
      expect(body).toContain('id="montant-e"');
      expect(fieldValue(body, 'montant') ?? '').toBe(montant);
      expect(fieldValue(body, 'cle')).toBe(KEY);
    }
    expect(await Vouchers.countDocuments()).toBe(0);
    expect(await work.forfait()).toMatchObject({ available: 15_000, reserved: 0 });
  });

  test('R-FAM-12: un montant au-dessus du solde dit ce qui reste', async () => {
    const page = await work.draw({ montant: '150,01', confirme: '' });
    expect(page.text).toContain('C’est plus que ce qui reste : 150,00 €');
    expect(page.text).toContain('0,01 € de trop');
    expect(page.body).toContain('<title>Erreur\u202f:');
  });

  test('R-QR-05: un double clic avec la même clé donne un seul QR code, le même', async () => {
    const both = await Promise.all([work.draw(), work.draw(), work.draw()]);
    expect(both.map((each) => each.status)).toEqual([303, 303, 303]);
    expect(new Set(both.map((each) => each.location)).size).toBe(1);
    expect(await Vouchers.countDocuments()).toBe(1);
    expect(await Outbox.countDocuments({ 'letter.kind': 'voucher-issued' })).toBe(1);
    expect((await work.draw()).location).toBe(both[0]!.location);
  });

  test('R-QR-05: la même clé avec un autre montant est un conflit', async () => {
    await work.draw();
    expect((await work.draw({ montant: '20' })).status).toBe(409);
    expect(await Vouchers.countDocuments()).toBe(1);
  });

  test('R-SEC-01: un enfant d’une autre famille, un club ou un code inventé donnent 404, sans rien écrire', async () => {
    await work.aStranger();
    const forged: Record<string, string>[] = [
      { enfant: '0700001' },
      { enfant: '__proto__' },
      { partenaire: 'inconnu' },
      { partenaire: '{"$ne":null}' },
    ];
    for (const fields of forged) expect((await work.draw(fields)).status).toBe(404);
    expect((await work.draw({ enfant: '' })).status).toBe(422);
    expect((await work.draw({ partenaire: '' })).status).toBe(422);
    expect(await Vouchers.countDocuments()).toBe(0);
  });

  test('R-PAR-03: un club suspendu ne reçoit pas de QR code et n’est pas dans la liste', async () => {
    await Partners.updateOne({ _id: work.scheme.judo }, { suspended: true });
    expect((await work.draw()).status).toBe(409);
    expect((await work.nadia.get('/partenaires')).text).not.toContain('Judo Club de Grigny');
  });

  test('R-CAM-01: campagne close, plus de QR code : 409, et la page le dit', async () => {
    await Campaigns.updateOne({ _id: YEAR }, { state: 'closed' });
    const refused = await work.draw();
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('La campagne est terminée');
    expect((await work.nadia.get('/famille/tirage')).text).toContain('La campagne est terminée');
    expect((await work.nadia.get('/famille')).text).toContain('La campagne est terminée');
    expect(await Vouchers.countDocuments()).toBe(0);
  });

  test('sans session : la page mène à la connexion, et l’envoi n’écrit rien', async () => {
    const nobody = work.visitor();
    expect(await work.draw({}, nobody)).toMatchObject({ status: 303, location: '/famille/connexion' });
    expect(await Vouchers.countDocuments()).toBe(0);
  });
});

describe('history and clubs', () => {
  test('R-FAM-13: toutes les opérations, filtrées par des liens', async () => {
    const kept = await work.newCode();
    const removed = await work.newCode({ partenaire: work.scheme.musique, cle: '' });
    await work.nadia.post(`/famille/qr/${removed}/suppression`, { confirme: 'oui' });
    const all = await work.nadia.get('/famille/historique');
    expect(all.text).toContain('Tout (2) En cours (1) Payés (0) Annulés (1)');
    expect(all.body).toContain(kept);
    const cancelled = await work.nadia.get('/famille/historique?etat=annules');
    expect(cancelled.body).toContain(removed);
    expect(cancelled.body).not.toContain(kept);
    expect((await work.nadia.get('/famille/historique?etat=__proto__')).status).toBe(200);
  });

  test('R-FAM-11: les clubs, dans deux ordres, cherchés par mots, commune et activité, sans session aussi', async () => {
    const anybody = work.visitor();
    const order = (text: string) =>
      ['Judo Club de Grigny', 'Les Petits Archets'].map((name) => text.indexOf(`${name} `)).map((at) => at > 0);
    expect(order((await anybody.get('/partenaires?ordre=nom')).text)).toEqual([true, true]);
    const found = (await anybody.get('/partenaires?q=ARCHETS')).text;
    expect(found).toContain('1 club ');
    expect(found).not.toContain('Judo Club de Grigny');
    expect((await anybody.get('/partenaires?activite=Judo')).text).not.toContain('Les Petits Archets');
    expect((await anybody.get('/partenaires?q=(((.*')).status).toBe(200);
    expect((await anybody.get(`/partenaires?page=9999&q=${'a'.repeat(5000)}`)).status).toBe(200);
    expect((await anybody.get('/carte')).status).toBe(200);
  });
});
