/** The desk's routes about sign-up files: the queue, a file, its papers, what is decided of it (R-PAR-01 to 03). */
import request from 'supertest';
import { addFirstActivities } from '#core/partner/activities/first-activities.ts';
import { Conventions } from '#core/partner/convention/convention.model.ts';
import { listPartners } from '#core/partner/list-partners.ts';
import { type Partner, Partners } from '#core/partner/partner.model.ts';
import { saveSignupStep } from '#core/partner/signup/save-step.ts';
import { sendSignup } from '#core/partner/signup/send-signup.ts';
import { type SignupFile, SignupFiles } from '#core/partner/signup/signup.model.ts';
import { aPdf, aPhoto } from '../factories/attestations.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { lettersOf } from '../factories/letters-posted.ts';
import { aPartner, aScheme, bySystem } from '../factories/scheme.ts';
import { aSentSignup, lastKey, signedByPartner, STEPS } from '../factories/signups.ts';
import { desk, loggedIn, said } from './desk.ts';

process.env.SESSION_SECRET ??= 'secret-de-test-0123456789-abcdefghij';
process.env.TLJ_NOW ??= '2026-11-23T10:00:00Z';
useDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await addFirstActivities();
});

const ACTIONS = '/caf/actions';
const examiner = (): ReturnType<typeof loggedIn> => loggedIn(['partners.view', 'partners.edit', 'partners.validate']);
const pathOf = ({ _id }: Pick<SignupFile, '_id'>, what = ''): string => `${ACTIONS}/dossiers/${_id}${what}`;
const fileOf = async (id: string): Promise<SignupFile> => (await SignupFiles.findById(id).lean<SignupFile>())!;
const partnerOf = async (id: string): Promise<Partner> => (await Partners.findById(id).lean<Partner>())!;
const PAIR = { tiersi: '0400123', rang: '0001' };

describe('les dossiers à examiner', () => {
  test('R-PAR-03: la file met le plus ancien d’abord, à part ceux qui attendent le partenaire, et dit le suivant', async () => {
    const late = await aSentSignup({ mail: 'b@club.example', name: 'Boxe', at: '2026-11-20T09:00:00Z' });
    const early = await aSentSignup({ mail: 'a@club.example', name: 'Aïkido', at: '2026-11-10T09:00:00Z' });
    const back = await aSentSignup({ mail: 'c@club.example', name: 'Cirque', at: '2026-11-01T09:00:00Z' });
    const agent = await examiner();
    await agent.post(pathOf(back, '/complement'), { version: String(back.version), motif: 'Statuts illisibles' }).expect(200);
    const { body } = await agent.get(`${ACTIONS}/dossiers`).expect(200);
    const list = body as { dossiers: { id: string }[]; counts: object };
    expect(list.dossiers.map(({ id }) => id)).toEqual([early._id, late._id]);
    expect(list.counts).toEqual({ submitted: 2, complement: 1, decided: 0 });
    expect((await agent.get(`${ACTIONS}/dossiers?liste=complement`).expect(200)).text).toContain('Cirque');
    await agent.get(`${ACTIONS}/dossiers?liste=autre`).expect(422);
    const nextOf = async (file: SignupFile) => ((await agent.get(pathOf(file))).body as { queue: { next: string } }).queue.next;
    expect([await nextOf(early), await nextOf(late), await nextOf(back)]).toEqual([late._id, early._id, early._id]);
  });

  test('R-PAR-01: tout ce qui a été saisi se lit, l’IBAN masqué, ce qui ressemble signalé', async () => {
    await aScheme();
    const file = await aSentSignup();
    const { body, text } = await (await loggedIn(['partners.view'])).get(pathOf(file)).expect(200);
    expect(body).toMatchObject({
      name: 'Judo Club de Grigny',
      kind: 'Association',
      siret: { number: '732 829 320 00074', right: true, register: null },
      address: '3 rue des Lilas, 91350 Grigny',
      contact: { person: 'Amel Benali', quality: 'Présidente' },
      iban: 'FR76 •••• •••• 0189',
      charter: { version: '2026-11' },
      description: 'Judo, 6 à 15 ans',
      missing: [],
      convention: null,
      alike: [{ name: 'Judo Club de Grigny', same: 'nom et commune' }],
      steps: [{ by: 'partenaire' }],
    });
    expect((body as { documents: object[] }).documents).toHaveLength(5);
    expect(text).not.toMatch(/3000 ?6000/);
  });

  test('R-PAR-03: le même Siret sous un autre nom et une autre adresse mail est signalé, sans rien refuser : deux sections d’un club', async () => {
    await aSentSignup({ mail: 'dojo@club.example', name: 'Dojo de la Ferme' });
    const file = await aSentSignup();
    const { body } = await (await examiner()).get(pathOf(file)).expect(200);
    expect(body).toMatchObject({ name: 'Judo Club de Grigny', alike: [{ name: 'Dojo de la Ferme', same: 'Siret' }] });
  });

  test('R-AGT-03: chaque droit ouvre ce qu’il dit ; sans droit ni session, rien ne se lit', async () => {
    const file = await aSentSignup();
    const paper = pathOf(file, `/documents/${file.documents[0]!.file}`);
    const [reader, editor, stranger] = [await loggedIn(['partners.view']), await loggedIn(['partners.edit']), await loggedIn(['mails'])];
    for (const who of [reader, editor])
      for (const what of ['complement', 'refus', 'validation'])
        await who.post(pathOf(file, `/${what}`), { version: String(file.version), motif: 'x', ...PAIR }).expect(403);
    for (const path of [`${ACTIONS}/dossiers`, pathOf(file), paper, `${ACTIONS}/ribs`, `${ACTIONS}/demandes`, `${ACTIONS}/conventions`]) {
      await stranger.get(path).expect(403);
      await request(desk()).get(path).expect(401);
      await reader.get(path).expect(200);
    }
    expect(await fileOf(file._id)).toMatchObject({ state: 'submitted', version: file.version });
  });
});

describe('les documents d’un dossier', () => {
  test('R-PAR-03: un document s’ouvre dans notre cadre et nulle part ailleurs, et rien ne le garde', async () => {
    const file = await aSentSignup({ papers: { bureau: await aPhoto() } });
    const agent = await examiner();
    const at = (kind: string): string => pathOf(file, `/documents/${file.documents.find((each) => each.kind === kind)!.file}`);
    const plain = await agent.get(at('statuts')).expect(200);
    expect(plain.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; filename="statuts-[0-9a-f]{8}\.pdf"$/) as string,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'x-frame-options': 'SAMEORIGIN',
    });
    expect(plain.headers['content-security-policy']).toContain("default-src 'none'");
    expect((plain.body as Buffer).equals(aPdf())).toBe(true);
    const framed = await agent.get(at('statuts')).set('Sec-Fetch-Dest', 'iframe').expect(200);
    expect(framed.headers['content-disposition']).toMatch(/^inline/);
    const picture = await agent.get(at('bureau')).expect(200);
    expect([picture.headers['content-type'], picture.headers['content-security-policy']]).toEqual([
      'image/jpeg',
      expect.stringMatching(/sandbox$/),
    ]);
  });

  test('R-PAR-03: le document d’un autre dossier, un nom inventé, un dossier inconnu : introuvables', async () => {
    const [mine, other] = [await aSentSignup(), await aSentSignup({ mail: 'autre@club.example', name: 'Autre' })];
    const agent = await examiner();
    for (const name of [other.documents[0]!.file, 'inconnu', '..%2f..%2fetc', '[object Object]'])
      await agent.get(pathOf(mine, `/documents/${encodeURIComponent(name)}`)).expect(404);
    await agent.get(`${ACTIONS}/dossiers/inconnu/documents/${mine.documents[0]!.file}`).expect(404);
    await agent.get(`${ACTIONS}/dossiers/inconnu`).expect(404);
  });
});

describe('décider d’un dossier', () => {
  let agent: Awaited<ReturnType<typeof examiner>>;
  let file: Awaited<ReturnType<typeof aSentSignup>>;
  beforeEach(async () => {
    agent = await examiner();
    file = await aSentSignup();
  });
  const version = (): { version: string } => ({ version: String(file.version) });

  test('R-PAR-03: un complement se coche et s’écrit ; tout part dans un mail ; rien de coché ni d’écrit est refusé', async () => {
    const complement = pathOf(file, '/complement');
    expect(await said(agent.post(complement, version()))).toEqual([422, expect.stringContaining('motif') as string, ['motif']]);
    expect((await said(agent.post(complement, { ...version(), 'defaut-statuts': 'moche' })))[2]).toEqual(['defaut-statuts']);
    expect((await said(agent.post(complement, { ...version(), points: 'couleur' })))[2]).toEqual(['points']);
    expect((await said(agent.post(complement, { ...version(), motif: 'a'.repeat(501) })))[2]).toEqual(['motif']);
    expect((await said(agent.post(complement, { version: { $gt: 0 }, motif: 'x' })))[2]).toEqual(['version']);
    expect((await fileOf(file._id)).state).toBe('submitted');
    await agent.post(complement, { ...version(), 'defaut-statuts': 'incomplet', points: 'iban', motif: 'Merci.' }).expect(200);
    expect((await lettersOf('partner-complement'))[0]!.letter.data).toMatchObject({
      reason: 'Statuts\u202f: il manque des pages. L’IBAN n’est pas celui du RIB. Merci.',
    });
    expect((await fileOf(file._id)).state).toBe('complement');
  });

  test('R-PAR-03: de deux agents sur un dossier, le second apprend qui a fait quoi', async () => {
    await agent.post(pathOf(file, '/complement'), { ...version(), motif: 'Le RIB est illisible' }).expect(200);
    const second = await examiner();
    const [status, words] = await said(second.post(pathOf(file, '/refus'), { ...version(), motif: 'Non' }));
    expect([status, words]).toEqual([409, expect.stringContaining(agent.code) as string]);
    expect(words).toMatch(/complément demandé.*Le RIB est illisible/);
    const key = await lastKey();
    await saveSignupStep(bySystem(), { key, step: 'contact', fields: { ...STEPS.contact, personne: 'Ali Sow' }, activities: [] });
    await sendSignup(bySystem(), key);
    const late = await said(second.post(pathOf(file, '/validation'), { ...version(), ...PAIR }));
    expect(late).toEqual([409, expect.stringMatching(/a changé pendant que vous le lisiez.*partenaire.*dossier envoyé/) as string, []]);
    expect((await partnerOf(file.partnerId)).etat).toBe('I');
  });

  test('R-PAR-03: numéro et rang mal écrits ou déjà pris : la phrase est à côté du champ, rien ne change', async () => {
    await aPartner('Autre club', PAIR.tiersi);
    const validation = pathOf(file, '/validation');
    expect(await said(agent.post(validation, { ...version(), tiersi: '12', rang: 'abc' }))).toEqual([
      422,
      expect.anything(),
      ['tiersi', 'rang'],
    ]);
    expect(await said(agent.post(validation, { ...version(), ...PAIR }))).toEqual([
      409,
      expect.stringContaining('existe déjà') as string,
      ['tiersi'],
    ]);
    expect([(await partnerOf(file.partnerId)).etat, (await fileOf(file._id)).state]).toEqual(['I', 'submitted']);
  });

  test('R-PAR-02, R-PAR-03: valider signe la convention montrée, dans le même acte ou pas du tout', async () => {
    const convention = await signedByPartner(file.partnerId);
    const validation = pathOf(file, '/validation');
    const other = await aSentSignup({ mail: 'autre@club.example', name: 'Boxe' });
    for (const not of ['autre', await signedByPartner(other.partnerId)])
      expect(await said(agent.post(validation, { ...version(), ...PAIR, convention: not }))).toEqual([
        409,
        expect.stringContaining('pas de convention à signer') as string,
        [],
      ]);
    expect([(await partnerOf(file.partnerId)).etat, (await fileOf(file._id)).state]).toEqual(['I', 'submitted']);
    const both = await Promise.all([1, 2].map(() => agent.post(validation, { ...version(), ...PAIR, convention })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await Conventions.findById(convention).lean()).toMatchObject({ state: 'inForce' });
    expect(await partnerOf(file.partnerId)).toMatchObject({ etat: 'C', tiersi: PAIR.tiersi, agentCode: agent.code.slice(0, 5) });
    expect((await listPartners({ order: 'name' })).map(({ name }) => name)).toEqual(['Judo Club de Grigny']);
    expect([await lettersOf('partner-welcome'), await lettersOf('convention-signed')].map((each) => each.length)).toEqual([1, 1]);
  });

  test('R-PAR-02: des informations changées depuis la signature empêchent la validation qui signe', async () => {
    const convention = await signedByPartner(file.partnerId);
    await Partners.updateOne({ _id: file.partnerId }, { $set: { name: 'Judo Grigny' } });
    expect((await said(agent.post(pathOf(file, '/validation'), { ...version(), ...PAIR, convention })))[1]).toContain('ont changé');
    expect((await agent.get(pathOf(file)).expect(200)).body).toMatchObject({
      convention: { agrees: false, signer: 'Amel Benali, Présidente' },
    });
    expect((await partnerOf(file.partnerId)).etat).toBe('I');
  });

  test('R-PAR-03: un dossier envoyé ne se valide ni ne s’écarte par la fiche du partenaire, et quitte « À valider »', async () => {
    const here = `${ACTIONS}/partenaires/${file.partnerId}`;
    expect((await said(agent.post(`${here}/validation`, PAIR)))[1]).toContain('Dossiers à examiner');
    expect((await said(agent.post(`${here}/radiation`, { motif: 'x' })))[1]).toContain('Dossiers à examiner');
    expect(((await agent.get(here).expect(200)).body as { dossier: string }).dossier).toBe(file._id);
    expect((await agent.get(`${ACTIONS}/partenaires/a-valider`).expect(200)).body).toEqual({ partners: [] });
  });
});
