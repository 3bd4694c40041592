/** A partner's sign-up, its bank account and the changes it asks for (R-PAR-01, R-PAR-03, R-PAR-06). */
import { Agents } from '#core/access/access.model.ts';
import { PROFILES } from '#core/access/rights.rules.ts';
import { addFirstActivities } from '#core/partner/activities/first-activities.ts';
import { type Partner, Partners } from '#core/partner/partner.model.ts';
import { askOwnChange } from '#core/partner/requests/ask-change.ts';
import { PartnerRequests } from '#core/partner/requests/request.model.ts';
import { applyRequest, refuseRequest } from '#core/partner/requests/settle-request.ts';
import { confirmRib, maskedRib, proposeRib, readRib } from '#core/partner/rib/change-rib.ts';
import { readIban } from '#core/partner/rib/iban.rules.ts';
import { PartnerRibs } from '#core/partner/rib/rib.model.ts';
import { askSignupComplement, refuseSignup } from '#core/partner/signup/decide-signup.ts';
import { giveDocument, readDocument, takeBackDocument } from '#core/partner/signup/give-document.ts';
import { saveSignupStep, type TypedStep } from '#core/partner/signup/save-step.ts';
import { sendSignup } from '#core/partner/signup/send-signup.ts';
import { type SignupFile, SignupFiles } from '#core/partner/signup/signup.model.ts';
import { missingOf } from '#core/partner/signup/signup-steps.rules.ts';
import { readCheckedSiret } from '#core/partner/signup/siret.rules.ts';
import { resumeSignup } from '#core/partner/signup/start-signup.ts';
import { validatePartner } from '#core/partner/validate-partner.ts';
import type { Act } from '#core/shared/author.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { aPdf } from '../../factories/attestations.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { at, bySystem } from '../../factories/scheme.ts';
import { aSentSignup, filled, IBAN, lastKey, NEEDED, OTHER_IBAN, SIGNUP_MAIL, started, STEPS } from '../../factories/signups.ts';

process.env.SESSION_SECRET ??= 'secret-de-test-0123456789-abcdefghij';
useDatabase();
beforeEach(emptyDatabase);
beforeEach(addFirstActivities);

const MAIL = SIGNUP_MAIL;

const refusalOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepté',
    (error: { code?: string; refusals?: { code: string }[]; message: string }) => error.refusals?.[0]?.code ?? error.code ?? error.message,
  );
async function anAgent(code: string): Promise<Act> {
  await Agents.collection.insertOne({ _id: code, mail: `${code}@caf.example`, rights: [...PROFILES.operateur], active: true } as never);
  return { author: { kind: 'agent', id: code }, at: at() };
}
const save = (key: string, step: TypedStep['step'], fields = STEPS[step], activities = ['Judo']): Promise<void> =>
  saveSignupStep(bySystem(), { key, step, fields, activities });
const give = (key: string, kind: string, bytes = aPdf(), day = ''): Promise<void> => giveDocument(bySystem(), { key, kind, day, bytes });
const file = async (): Promise<SignupFile> => (await SignupFiles.findOne({}).lean<SignupFile>())!;
const partner = async (): Promise<Partner> => (await Partners.findOne({}).lean<Partner>())!;
async function validated(): Promise<{ first: Act; second: Act; partnerId: string }> {
  const [first, second] = [await anAgent('P1111911'), await anAgent('P2222911')];
  const { partnerId, version } = await aSentSignup();
  await validatePartner(first, { partnerId: partnerId!, tiersi: '314583', rang: '1', etatDay: '', version });
  return { first, second, partnerId: partnerId! };
}

test('R-PAR-01: un dossier se quitte et se reprend par son lien ; un autre lien n’ouvre rien', async () => {
  const key = await started();
  await save(key, 'identite');
  expect((await file()).identity).toEqual({ kind: 'association', name: 'Judo Club de Grigny', siret: '73282932000074' });
  await resumeSignup(bySystem(), MAIL);
  expect(await refusalOf(save(key, 'contact'))).toBe('LIEN_PERIME');
  await save(await lastKey(), 'contact');
  expect(missingOf(await file()).map(({ step }) => step)).toEqual([
    'adresse',
    'activites',
    'rib',
    ...NEEDED.map(() => 'documents'),
    'charte',
  ]);
  expect(JSON.stringify(await file())).not.toContain(await lastKey());
});

test.each([
  ['identite', { kind: 'association', nom: 'Judo', siret: '73282932000075' }, 'SIRET_CLE'],
  ['identite', { kind: 'secte', nom: 'Judo', siret: '73282932000074' }, 'CHOIX_INCONNU'],
  ['adresse', { ...STEPS.adresse, codePostal: '91000' }, 'COMMUNE_CODE_POSTAL'],
  ['adresse', { ...STEPS.adresse, numero: '12345678901' }, 'VALEUR_TROP_LONGUE'],
  ['contact', { ...STEPS.contact, telephone: 'non' }, 'TELEPHONE_INVALIDE'],
  ['rib', { iban: 'FR7630006000011234567890188' }, 'IBAN_INVALIDE'],
  ['charte', {}, 'CONFIRMATION_MANQUANTE'],
] as [TypedStep['step'], Record<string, string>, string][])('R-PAR-01: étape %s mal remplie %j : %s', async (step, fields, code) => {
  const key = await started();
  expect(await refusalOf(save(key, step, fields))).toBe(code);
  expect((await file()).version).toBe(0);
});

test('R-PAR-08: une activité exclue ou hors de la liste est refusée et nommée', async () => {
  const key = await started();
  expect(await refusalOf(save(key, 'activites', STEPS.activites, ['Cours de langue']))).toBe('ACTIVITE_EXCLUE');
  expect(await refusalOf(save(key, 'activites', STEPS.activites, ['Parapente']))).toBe('ACTIVITE_HORS_LISTE');
});

test('R-PAR-01: un document se juge à son contenu ; un Kbis a moins de 3 mois ; celui d’un autre dossier est introuvable', async () => {
  const key = await started();
  expect(await refusalOf(give(key, 'statuts'))).toBe('CHOIX_INCONNU');
  await save(key, 'identite', { ...STEPS.identite, kind: 'entreprise' });
  for (const [bytes, code] of [
    [Buffer.from('<html></html>'), 'ATTESTATION_TYPE'],
    [Buffer.alloc(0), 'DOCUMENT_MANQUANT'],
    [aPdf('7 0 obj << /S /JavaScript >> endobj'), 'ATTESTATION_PDF'],
    [Buffer.alloc(11 * 1024 * 1024), 'FICHIER_TROP_GROS'],
  ] as const)
    expect(await refusalOf(give(key, 'statuts', bytes))).toBe(code);
  expect(await refusalOf(give(key, 'kbis', aPdf(), '01/08/2026'))).toBe('KBIS_ANCIEN');
  expect(await refusalOf(give(key, 'kbis', aPdf(), '01/01/2030'))).toBe('JOUR_ILLISIBLE');
  await give(key, 'kbis', aPdf(), '01/10/2026');
  const [document] = (await file()).documents;
  const other = await started('autre@club.example');
  expect(await refusalOf(takeBackDocument(bySystem(), { key: other, document: document!.file }))).toBe('INTROUVABLE');
  const stranger = (await SignupFiles.findOne({ mail: 'autre@club.example' }).lean<SignupFile>())!;
  expect(await refusalOf(readDocument(stranger, document!.file))).toBe('INTROUVABLE');
  await takeBackDocument(bySystem(), { key, document: document!.file });
  expect((await SignupFiles.findOne({ mail: MAIL }).lean<SignupFile>())!.documents).toEqual([]);
});

test('R-PAR-03: envoyé, à compléter, renvoyé, validé : un seul partenaire, le RIB scellé, le dossier fermé', async () => {
  const agent = await anAgent('P1111911');
  const early = await started();
  expect(await refusalOf(sendSignup(bySystem(), early))).toBe('DOSSIER_INCOMPLET');
  await SignupFiles.deleteMany({});
  const key = await filled();
  const both = await Promise.all([refusalOf(sendSignup(bySystem(), key)), refusalOf(sendSignup(bySystem(), key))]);
  expect(both.filter((each) => each === 'accepté')).toHaveLength(1);
  expect(await Partners.countDocuments()).toBe(1);
  expect(await refusalOf(save(key, 'contact'))).toBe('DOSSIER_FERME');
  const { _id, version, partnerId } = await file();
  expect(JSON.stringify(await PartnerRibs.find().lean())).not.toContain('3000600001');
  await askSignupComplement(agent, { file: _id, version, reason: 'Le RIB est illisible.' });
  expect(await refusalOf(askSignupComplement(agent, { file: _id, version, reason: 'Encore.' }))).toBe('DOSSIER_FERME');
  const wanted = { partnerId: partnerId!, tiersi: '314583', rang: '1', etatDay: '' };
  expect(await refusalOf(validatePartner(agent, wanted))).toBe('DOSSIER_CHEZ_LE_PARTENAIRE');
  expect((await partner()).etat).toBe('I');
  const again = await lastKey();
  await save(again, 'rib', { iban: OTHER_IBAN });
  await sendSignup(bySystem(), again);
  expect(await maskedRib(partnerId!)).toBe('FR14 •••• •••• 2606');
  expect(await refusalOf(validatePartner(agent, wanted))).toBe('DOSSIER_A_EXAMINER');
  expect(await refusalOf(validatePartner(agent, { ...wanted, version }))).toBe('DOSSIER_CHANGE');
  await validatePartner(agent, { ...wanted, version: (await file()).version });
  expect((await file()).history.map(({ state }) => state)).toEqual(['submitted', 'complement', 'submitted', 'validated']);
  expect([(await partner()).etat, await Partners.countDocuments()]).toEqual(['C', 1]);
});

test('R-PAR-03: un refus a un motif envoyé, radie le partenaire, et ne se prend pas sur une version dépassée', async () => {
  const agent = await anAgent('P1111911');
  const { _id, version } = await aSentSignup();
  expect(await refusalOf(refuseSignup(agent, { file: _id, version, reason: ' ' }))).toBe('MOTIF_MANQUANT');
  expect(await refusalOf(refuseSignup(agent, { file: _id, version: version - 1, reason: 'Exclu.' }))).toBe('DOSSIER_CHANGE');
  await refuseSignup(agent, { file: _id, version, reason: 'Activité exclue.' });
  expect([(await file()).state, (await partner()).etat]).toEqual(['refused', 'R']);
  expect(await Outbox.findOne({ 'letter.kind': 'partner-refused' }).lean()).toMatchObject({ to: MAIL });
});

test('R-PAR-03: un changement de RIB attend un second agent, et l’ancien contact est prévenu', async () => {
  const { first, second, partnerId } = await validated();
  await proposeRib(first, { partnerId, iban: OTHER_IBAN });
  expect(await refusalOf(proposeRib(second, { partnerId, iban: IBAN }))).toBe('RIB_EN_ATTENTE');
  expect(await Outbox.findOne({ 'letter.kind': 'partner-rib-held' }).lean()).toMatchObject({ to: MAIL });
  const { seen } = (await readRib(partnerId)).pending!;
  expect(await refusalOf(confirmRib(first, { partnerId, seen }))).toBe('SECOND_AGENT');
  expect(await maskedRib(partnerId)).toBe('FR76 •••• •••• 0189');
  const outcomes = await Promise.all([confirmRib, confirmRib].map((work) => refusalOf(work(second, { partnerId, seen }))));
  expect(outcomes.sort()).toEqual(['RIB_PLUS_EN_ATTENTE', 'accepté']);
  const { history, ...rib } = await readRib(partnerId);
  expect(rib).toEqual({ current: OTHER_IBAN, pending: null });
  expect(history.map(({ kind, iban, by }) => [kind, iban.slice(-4), by])).toEqual([
    ['given', '0189', 'partenaire'],
    ['proposed', '2606', 'P1111911'],
    ['confirmed', '2606', 'P2222911'],
  ]);
});

test('R-PAR-06: le partenaire demande, un agent applique ou refuse une seule fois, le partenaire est prévenu', async () => {
  const { first, second } = await validated();
  const ask = (field: string, wanted: string): Promise<string> =>
    partner().then((found) => refusalOf(askOwnChange(bySystem(), { partner: found, userId: 'u', field, wanted, reason: 'Déménagement' })));
  expect(await ask('comment', 'x')).toBe('CHOIX_INCONNU');
  expect(await ask('tiersi', '9999999')).toBe('CHOIX_INCONNU');
  expect(await ask('postalCode', '9')).toBe('CODE_POSTAL_INVALIDE');
  expect(await ask('line1', 'des Acacias')).toBe('accepté');
  expect(await ask('line1', 'des Chênes')).toBe('DEMANDE_EN_ATTENTE');
  const { _id } = (await PartnerRequests.findOne({}).lean())!;
  const outcomes = await Promise.all([
    refusalOf(applyRequest(first, { id: String(_id), seen: (await partner()).modifiedAt })),
    refusalOf(refuseRequest(second, { id: String(_id), reason: 'Non.' })),
  ]);
  expect(outcomes.filter((each) => each === 'accepté')).toHaveLength(1);
  expect(await Outbox.countDocuments({ 'letter.kind': 'partner-request-settled' })).toBe(1);
  expect(await ask('name', 'Judo Grigny')).toBe('accepté');
  const waiting = (await PartnerRequests.findOne({ state: 'waiting' }).lean())!;
  const id = String(waiting._id);
  expect(await refusalOf(applyRequest(first, { id, seen: at('2026-01-01T00:00:00Z') }))).toBe('MODIFIE_ENTRE_TEMPS');
  await applyRequest(first, { id, seen: (await partner()).modifiedAt });
  expect(await partner()).toMatchObject({ name: 'Judo Grigny', tiersi: '0314583', agentCode: 'P1111' });
});

test('R-PAR-01: clés du Siret (La Poste comprise) et de l’IBAN', () => {
  expect(['73282932000074', '35600000000048', '73282932000075', '00000000000000'].map((each) => readCheckedSiret(each) !== null)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect([IBAN, OTHER_IBAN, 'FR76', 'GB82WEST12345698765432', 'GB82WEST12345698765431'].map((each) => readIban(each) !== null)).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
});
