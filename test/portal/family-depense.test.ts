import { AttestationDrafts } from '#core/depense/attestation-draft.model.ts';
import { Depenses } from '#core/depense/depense.model.ts';
import { aPdf, aPhoto } from '../factories/attestations.ts';
import { asked } from '../factories/depenses.ts';
import { LINA, NOE } from '../factories/scheme.ts';
import { familyAtWork, KEY } from './family-at-work.ts';
import { type Answer, fieldValue, type Visitor } from './visitor.ts';

const work = familyAtWork();

const ANSWERS = {
  enfant: LINA,
  montant: '60,00',
  organisme: 'Échecs et Compagnie',
  adresse: '12 rue de Paris, 91120 Palaiseau',
  mailOrganisme: 'contact@echecs.example',
  responsable: 'Karim Hadjadj',
  dateInscription: '15/09/2026',
  cout: '110,00',
  cle: KEY,
};

function send(who: Visitor, fields: Record<string, string>, file: Buffer | null): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...ANSWERS, ...fields })) body.set(name, value);
  if (file) body.set('attestation', new File([new Uint8Array(file)], 'attestation.pdf'));
  return who.send('/famille/depense', { method: 'POST', body, headers: { Origin: work.portal.url } });
}

test('R-FAM-15: tout envoyé d’un coup réserve le montant, une seule fois pour une clé; une autre famille ne la voit pas', async () => {
  const photo = await aPhoto();
  const sent = await send(work.nadia, {}, photo);
  expect([sent.status, sent.location]).toEqual([303, expect.stringMatching(/^\/famille\/depense\/[0-9a-f-]{36}$/)]);
  expect((await send(work.nadia, {}, photo)).location).toBe(sent.location);
  expect(await Depenses.countDocuments()).toBe(1);
  expect(await work.forfait()).toMatchObject({ available: 9000, reserved: 6000, activities: 1 });
  const page = await work.nadia.get(sent.location!);
  expect(page.text).toMatch(/Déposée .* Échecs et Compagnie .*Montant demandé 60,00 € Il reste pour Lina 90,00 €/);
  // Not accepted yet: where it stands is where it was sent.
  expect(page.body).toMatch(/<li aria-current="step"><b>Déposée<\/b>/);
  expect((await (await work.aStranger()).get(sent.location!)).status).toBe(404);
});

test('R-FAM-15: sans session 401; mauvais type 415; trop gros 413; mauvaises réponses 422, gardées', async () => {
  expect((await send(work.visitor(), {}, aPdf())).status).toBe(401);
  expect((await send(work.nadia, {}, Buffer.from('du texte'))).status).toBe(415);
  expect((await send(work.nadia, {}, Buffer.alloc(11 * 1024 * 1024))).status).toBe(413);
  expect((await send(work.nadia, {}, null)).status).toBe(422);
  const over = await send(work.nadia, { montant: '151', cout: '200' }, aPdf());
  expect(over.status).toBe(422);
  expect(over.text).toContain('C’est plus que ce qui reste : 150,00 €');
  expect(fieldValue(over.body, 'organisme')).toBe('Échecs et Compagnie');
  expect(await Depenses.countDocuments()).toBe(0);
});

test('R-FAM-15: le fichier d’une demande refusée est gardé pour la suivante, et pour cette famille seulement', async () => {
  const refused = await send(work.nadia, { montant: '151', cout: '200' }, aPdf());
  const brouillon = fieldValue(refused.body, 'brouillon')!;
  expect(brouillon).toMatch(/^[0-9a-f-]{36}$/);
  expect((await send(await work.aStranger(), { enfant: '0700001', brouillon }, null)).status).toBe(422);
  expect((await send(work.nadia, { brouillon }, null)).status).toBe(303);
});

test('R-FAM-15: un fichier qui n’est plus gardé est redemandé près de sa case, jamais dit gardé, jamais oublié sans le dire', async () => {
  const refused = await send(work.nadia, { montant: '151', cout: '200' }, aPdf());
  const kept = { brouillon: fieldValue(refused.body, 'brouillon')!, fichier: 'attestation.pdf' };
  expect(refused.text).toContain('Votre fichier attestation.pdf est gardé.');
  await AttestationDrafts.deleteMany({});
  for (const etape of ['attestation', 'verification', '']) {
    const again = await send(work.nadia, { ...kept, etape }, null);
    expect([etape, again.status, again.text]).toEqual([etape, 422, expect.stringContaining('n’est plus gardé. Choisissez-le de nouveau.')]);
    expect(again.text).not.toContain('est gardé.');
    expect(fieldValue(again.body, 'brouillon')).toBeUndefined();
  }
  expect(await Depenses.countDocuments()).toBe(0);
});

test('R-FAM-15: une chose par page, chaque étape refuse ce qui la concerne', async () => {
  const step = (etape: string, fields: Record<string, string> = {}) => send(work.nadia, { etape, ...fields }, null);
  expect((await step('enfant')).text).toContain('Quel club avez\u2011vous payé ?');
  expect((await step('organisme', { mailOrganisme: 'non', montant: '' })).status).toBe(422);
  expect((await step('organisme')).text).toContain('Quelle inscription ?');
  expect((await step('inscription', { montant: '200', cout: '200' })).status).toBe(422);
  const file = await send(work.nadia, { etape: 'attestation' }, aPdf());
  expect(file.text).toContain('Vérifiez avant d’envoyer');
  const brouillon = fieldValue(file.body, 'brouillon')!;
  expect((await step('verification', { brouillon })).status).toBe(303);
});

test('R-FAM-15: avant d’envoyer, tout se relit comme la Caf le lira, avec ce qui restera, et chaque réponse se modifie sans rien perdre', async () => {
  const file = await send(work.nadia, { etape: 'attestation', montant: '60 €', cout: '110.5', dateInscription: '2026-09-15' }, aPdf());
  expect(file.text).toMatch(/Date 15\/09\/2026 .*Prix payé 110,50 € .*Montant demandé 60,00 € .*Après, il reste 90,00 €/);
  expect(file.text).toContain('Ces 60,00 € seront mis de côté');
  expect(file.text).not.toContain('dernière activité');
  const brouillon = fieldValue(file.body, 'brouillon')!;
  for (const [vers, heading] of [
    ['enfant', 'Pour quel enfant ?'],
    ['organisme', 'Quel club'],
    ['inscription', 'Quelle inscription ?'],
    ['attestation', 'L’attestation du club'],
  ] as const) {
    const back = await send(work.nadia, { etape: 'verification', vers, brouillon, montant: 'soixante' }, null);
    expect([back.status, back.text]).toEqual([200, expect.stringContaining(heading)]);
    expect(back.text).not.toContain('à corriger');
    expect(fieldValue(back.body, 'montant')).toBe('soixante');
    expect(fieldValue(back.body, 'organisme')).toBe('Échecs et Compagnie');
    expect(fieldValue(back.body, 'brouillon')).toBe(brouillon);
  }
  expect(await Depenses.countDocuments()).toBe(0);
});

test('R-FAM-15: la dernière activité prévient de ce qui ne servira plus, comme pour un QR code', async () => {
  await work.draw({ montant: '20,00' });
  const file = await send(work.nadia, { etape: 'attestation', montant: '60' }, aPdf());
  expect(file.text).toContain(
    'C’est la dernière activité possible pour Lina. Les 70,00 € qui restent ne pourront plus servir cette année.',
  );
});

test('R-FAM-15: chaque refus nomme sa case, une seule fois, dans l’ordre de la page', async () => {
  const step = (fields: Record<string, string>) => send(work.nadia, { etape: 'inscription', ...fields }, null);
  const summary = ({ body }: Answer) =>
    [...body.matchAll(/<li><a href="#(\w+)">([^<]*)</g)].map(([, field, said]) => [field, said!.replace(/\s/g, ' ')]);
  expect(summary(await step({ dateInscription: '', cout: '', montant: '' }))).toEqual([
    ['dateInscription', 'Écrivez une date, par exemple 15/09/2026.'],
    ['cout', 'Écrivez le prix payé au club, en euros, par exemple 110,00.'],
    ['montant', 'Écrivez un montant en euros, par exemple 50,00.'],
  ]);
  expect(summary(await step({ cout: '20', montant: '200' }))).toEqual([['montant', 'C’est plus que ce qui reste : 150,00 €.']]);
  expect(summary(await step({ cout: '9999999' }))).toEqual([['cout', 'C’est trop grand : 10 000,00 € au maximum.']]);
  const club = await send(work.nadia, { etape: 'organisme', organisme: '', adresse: '' }, null);
  expect(summary(club)).toEqual([
    ['organisme', 'Nom du club : cette case est à remplir.'],
    ['adresse', 'Adresse du club : cette case est à remplir.'],
  ]);
});

test('R-FAM-15: une demande se retire avant la décision, le montant revient; une autre famille ne peut pas', async () => {
  const sent = await send(work.nadia, {}, aPdf());
  const retrait = `${sent.location}/retrait`;
  expect((await work.nadia.get('/famille')).text).toMatch(/Échecs et Compagnie Remboursement 60,00 € Déposée/);
  expect((await (await work.aStranger()).post(retrait, { confirme: 'oui' })).status).toBe(404);
  expect((await work.nadia.post(retrait, {})).status).toBe(422);
  expect(await work.forfait()).toMatchObject({ available: 9000, reserved: 6000 });
  expect(await work.nadia.post(retrait, { confirme: 'oui' })).toMatchObject({ status: 303, location: '/famille' });
  expect(await work.forfait()).toMatchObject({ available: 15_000, reserved: 0, activities: 0 });
  expect((await work.nadia.post(retrait, { confirme: 'oui' })).status).toBe(409);
  expect((await work.nadia.get(retrait)).text).toContain('ne peut plus être retirée');
});

describe('complement', () => {
  /** A request of Nadia's that the Caf asks to complete. @returns the path of its page. */
  async function anAsked(): Promise<string> {
    const sent = await send(work.nadia, {}, aPdf());
    await asked(sent.location!.split('/').at(-1)!);
    return sent.location!;
  }
  const answer = (path: string, fields: Record<string, string>, file: Buffer | null, who = work.nadia): Promise<Answer> => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    if (file) body.set('attestation', new File([new Uint8Array(file)], 'nouvelle.pdf'));
    return who.send(`${path}/complement`, { method: 'POST', body, headers: { Origin: work.portal.url } });
  };

  test('R-FAM-15: la raison se lit, les réponses sont là, une nouvelle attestation repart à la Caf', async () => {
    const path = await anAsked();
    const state = await work.nadia.get(path);
    expect(state.text).toMatch(/À compléter .*La Caf a écrit : La signature manque\. .*Compléter ma demande/);
    const page = await work.nadia.get(`${path}/complement`);
    expect(page.text).toContain('La signature manque.');
    expect(fieldValue(page.body, 'organisme')).toBe('Échecs et Compagnie');
    expect(await answer(path, { responsable: 'Karima Hadjadj' }, await aPhoto())).toMatchObject({ status: 303, location: path });
    expect((await work.nadia.get(path)).text).toMatch(/Complément envoyé à la Caf\. .*Déposée.*Karima Hadjadj/);
    const [depense] = await Depenses.find().lean();
    expect(depense).toMatchObject({ state: 'submitted', attestations: [{}, {}] });
    expect((await work.nadia.get(`${path}/complement`)).status).toBe(409);
    expect((await answer(path, {}, await aPhoto())).status).toBe(409);
  });

  test('R-FAM-15: un complément ne part pas sans le fichier que la page disait gardé', async () => {
    const path = await anAsked();
    const over = await answer(path, { montant: '200', cout: '300' }, await aPhoto());
    await AttestationDrafts.deleteMany({});
    const again = await answer(path, { montant: '55', brouillon: fieldValue(over.body, 'brouillon')!, fichier: 'nouvelle.pdf' }, null);
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('n’est plus gardé. Choisissez-le de nouveau.')]);
    expect(fieldValue(again.body, 'montant')).toBe('55');
    expect(await Depenses.countDocuments({ state: 'complement' })).toBe(1);
  });

  test('R-FAM-15: rien de changé, un mauvais fichier, un montant trop grand : 422 ou 415, ce qui est écrit gardé', async () => {
    const path = await anAsked();
    expect((await answer(path, {}, null)).status).toBe(422);
    expect((await answer(path, {}, Buffer.from('du texte'))).status).toBe(415);
    const over = await answer(path, { montant: '200', cout: '300', responsable: 'Karima' }, await aPhoto());
    expect(over.status).toBe(422);
    expect(over.text).toContain('C’est plus que ce qui reste');
    expect(fieldValue(over.body, 'responsable')).toBe('Karima');
    const brouillon = fieldValue(over.body, 'brouillon')!;
    expect(await answer(path, { montant: '70', brouillon }, null)).toMatchObject({ status: 303 });
    expect(await work.forfait()).toMatchObject({ available: 8000, reserved: 7000 });
  });

  test('R-FAM-15: sans session 401, une autre famille 404, un fichier trop gros 413', async () => {
    const path = await anAsked();
    expect((await answer(path, {}, aPdf(), work.visitor())).status).toBe(401);
    const stranger = await work.aStranger();
    expect((await answer(path, {}, aPdf(), stranger)).status).toBe(404);
    expect((await stranger.get(`${path}/complement`)).status).toBe(404);
    expect((await answer(path, {}, Buffer.alloc(11 * 1024 * 1024))).status).toBe(413);
    expect(await Depenses.countDocuments({ state: 'complement' })).toBe(1);
  });
});

test('R-FAM-15: l’attestation envoyée se relit par sa famille seulement', async () => {
  const pdf = aPdf();
  const { location } = await send(work.nadia, {}, pdf);
  const file = await work.nadia.get(`${location}/attestation/1`);
  expect([file.status, file.headers.get('Content-Disposition')]).toEqual([200, 'attachment; filename="attestation-1.pdf"']);
  for (const rank of ['0', '2', 'x']) expect((await work.nadia.get(`${location}/attestation/${rank}`)).status).toBe(404);
  expect((await (await work.aStranger()).get(`${location}/attestation/1`)).status).toBe(404);
  expect((await work.visitor().get(`${location}/attestation/1`)).status).toBe(401);
});

test('R-FAM-15: le même fichier est reconnu dès l’étape de l’attestation ; pour un frère, une phrase avant l’envoi', async () => {
  const photo = await aPhoto();
  await send(work.nadia, {}, photo);
  const again = await send(work.nadia, { etape: 'attestation', cle: '' }, photo);
  expect([again.status, again.text.includes('Cette attestation est déjà envoyée pour cet enfant.')]).toEqual([409, true]);
  const brother = await send(work.nadia, { etape: 'attestation', enfant: NOE, cle: '' }, photo);
  expect([brother.status, brother.text.includes('Vous avez déjà envoyé ce fichier pour Lina.')]).toEqual([200, true]);
});

test('R-FAM-15: un club déjà partenaire : le QR code est proposé avec l’enfant, le club et le montant', async () => {
  const shown = await send(work.nadia, { etape: 'inscription', organisme: 'JUDO club de Grigny' }, null);
  expect(shown.text).toContain('« Judo Club de Grigny » est partenaire à Grigny.');
  const [, link = ''] = /href="(\/famille\/tirage\?[^"]*)"/.exec(shown.body)!;
  const draw = await work.nadia.get(link.replaceAll('&amp;', '&'));
  expect(draw.text).toMatch(/Pour Lina ?, chez Judo Club de Grigny/);
  expect(fieldValue(draw.body, 'montant')).toBe('60,00');
});

test('R-FAM-15: l’attestation vide se prépare avec ce qui est connu ; un enfant d’une autre famille reste à écrire', async () => {
  const step = await send(work.nadia, { etape: 'inscription' }, null);
  const [, link = ''] = /href="(\/famille\/depense\/attestation\?[^"]*)"/.exec(step.body)!;
  const blank = await work.nadia.get(link.replaceAll('&amp;', '&'));
  expect(blank.text).toMatch(/MOREL Lina .*14\/03\/2016 .*Échecs et Compagnie .*Karim Hadjadj .*110,00 € .*Signature du responsable/);
  expect((await work.nadia.get('/famille/depense/attestation?enfant=0700001')).text).not.toContain('MOREL');
  expect((await work.visitor().get('/famille/depense/attestation')).location).toBe('/famille/connexion');
  expect((await work.visitor().get('/famille/depense/attestation.pdf')).status).toBe(401);
  expect((await work.nadia.get('/famille/depense/attestation.pdf')).status).toBe(503);
});
