import { Depenses } from '#core/depense/depense.model.ts';
import { aPdf, aPhoto } from '../factories/attestations.ts';
import { LINA } from '../factories/scheme.ts';
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
  expect((await work.nadia.get(sent.location!)).text).toMatch(/Déposée .* Échecs et Compagnie .* 60,00 €/);
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

test('R-FAM-15: une chose par page, chaque étape refuse ce qui la concerne', async () => {
  const step = (etape: string, fields: Record<string, string> = {}) => send(work.nadia, { etape, ...fields }, null);
  expect((await step('enfant')).text).toContain('Quel club avez-vous payé ?');
  expect((await step('organisme', { mailOrganisme: 'non', montant: '' })).status).toBe(422);
  expect((await step('organisme')).text).toContain('Quelle inscription ?');
  expect((await step('inscription', { montant: '200', cout: '200' })).status).toBe(422);
  const file = await send(work.nadia, { etape: 'attestation' }, aPdf());
  expect(file.text).toContain('Vérifiez avant d’envoyer');
  const brouillon = fieldValue(file.body, 'brouillon')!;
  expect((await step('verification', { brouillon })).status).toBe(303);
});

test('R-FAM-15: une demande se retire avant la décision, le montant revient; une autre famille ne peut pas', async () => {
  const sent = await send(work.nadia, {}, aPdf());
  const retrait = `${sent.location}/retrait`;
  expect((await work.nadia.get('/famille')).text).toContain('Échecs et Compagnie, pour Lina');
  expect((await (await work.aStranger()).post(retrait, { confirme: 'oui' })).status).toBe(404);
  expect((await work.nadia.post(retrait, {})).status).toBe(422);
  expect(await work.forfait()).toMatchObject({ available: 9000, reserved: 6000 });
  expect(await work.nadia.post(retrait, { confirme: 'oui' })).toMatchObject({ status: 303, location: '/famille' });
  expect(await work.forfait()).toMatchObject({ available: 15_000, reserved: 0, activities: 0 });
  expect((await work.nadia.post(retrait, { confirme: 'oui' })).status).toBe(409);
  expect((await work.nadia.get(retrait)).text).toContain('ne peut plus être retirée');
});
