/** The public register of companies, asked over real HTTP of a server of ours (R-PAR-01). */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askRegister } from '#core/partner/signup/company-register.ts';
import { saveSignupStep } from '#core/partner/signup/save-step.ts';
import { type SignupFile, SignupFiles } from '#core/partner/signup/signup.model.ts';
import { startSignup } from '#core/partner/signup/start-signup.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { useDatabase } from '../../factories/database.ts';
import { bySystem } from '../../factories/scheme.ts';

const asked: string[] = [];
const entry = (siret: string, etat: string) => ({ siret, etat_administratif: etat });
const ANSWERS: Record<string, () => { status: number; body: string }> = {
  '73282932000074': () =>
    ok([{ nom_complet: 'JUDO CLUB DE GRIGNY', siege: entry('1', 'A'), matching_etablissements: [entry('73282932000074', 'A')] }]),
  '35600000000048': () => ok([{ nom_complet: 'LA POSTE', siege: entry('35600000000048', 'F'), matching_etablissements: [] }]),
  '44306184100047': () => ok([]),
  '55208131766522': () => ({ status: 500, body: 'panne' }),
  '80295478500028': () => ({ status: 200, body: 'pas du JSON' }),
  '41816609600069': () => ({ status: 302, body: '' }),
};
const ok = (results: object[]) => ({ status: 200, body: JSON.stringify({ results, total_results: results.length }) });

const register = createServer((request, response) => {
  asked.push(request.url ?? '');
  const { status, body } = ANSWERS[new URL(request.url ?? '', 'http://x').searchParams.get('q') ?? '']?.() ?? ok([]);
  response.writeHead(status, status === 302 ? { Location: '/ailleurs' } : { 'Content-Type': 'application/json' }).end(body);
});
// Before anything reads the settings.
await new Promise<void>((resolve) => register.listen(0, '127.0.0.1', resolve));
process.env.COMPANY_REGISTER_URL = `http://127.0.0.1:${(register.address() as AddressInfo).port}/`;

useDatabase();
afterAll(() => new Promise((resolve) => register.close(resolve)));

test.each([
  ['73282932000074', { state: 'open', name: 'JUDO CLUB DE GRIGNY' }],
  ['35600000000048', 'closed'],
  ['44306184100047', { state: 'unknown', name: null }],
  ['55208131766522', null],
  ['80295478500028', null],
  ['41816609600069', null],
])('R-PAR-01: le registre, interrogé quand le réglage le permet : %s donne %j, une panne n’empêche rien', async (siret, expected) => {
  expect(await askRegister(siret)).toEqual(expected);
  expect(asked.at(-1)).toBe(`/search?q=${siret}`);
});

test('R-PAR-01: un établissement fermé est refusé ; un inconnu est gardé, et marqué', async () => {
  await startSignup(bySystem(), 'bureau@judo.example');
  const letter = (await Outbox.findOne({ 'letter.kind': 'partner-signup' }).lean<OutboxLetter>())!;
  const key = (letter.letter.data as { link: string }).link.split('/').at(-1)!;
  const save = (siret: string) =>
    saveSignupStep(bySystem(), { key, step: 'identite', fields: { kind: 'association', nom: 'Judo', siret }, activities: [] });
  await expect(save('35600000000048')).rejects.toMatchObject({ code: 'SIRET_FERME', details: { field: 'siret' } });
  await save('44306184100047');
  const kept = (await SignupFiles.findOne({}).lean<SignupFile>())!;
  expect(kept.identity).toMatchObject({ siret: '44306184100047', register: { state: 'unknown', name: null } });
});
