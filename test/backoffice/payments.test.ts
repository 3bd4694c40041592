/** Payments through the desk: rehearsal, sums held, rejections, undoing; each with its right, its refusals beside the field. */
import type { Right } from '#core/access/rights.rules.ts';
import { Children } from '#core/family/family.model.ts';
import { Payables } from '#core/forfait/payable.model.ts';
import { PaymentLines } from '#core/payment/payment-line.model.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { emptyDatabase, useDatabase } from '../factories/database.ts';
import { validatedVouchers } from '../factories/payables.ts';
import { aFamily, aScheme, type Scheme, YEAR } from '../factories/scheme.ts';
import { loggedIn, type Visitor } from './desk.ts';

useDatabase();
let scheme: Scheme;
let ids: string[];
let clara: Visitor & { code: string };
let karim: Visitor & { code: string };

beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
  ids = await validatedVouchers({ count: 3, partnerId: scheme.judo });
  clara = await loggedIn(['payments.generate']);
  karim = await loggedIn(['payments.generate']);
});

const at = (path: string): string => `/caf/actions${path}`;
const fieldsOf = (answer: { body: unknown }): unknown[] =>
  (answer.body as { fields: { field: string }[] }).fields.map(({ field }) => field);
const bodyOf = async <T>(asked: PromiseLike<{ body: unknown }>): Promise<T> => (await asked).body as T;
const differences = async () => (await reconcile(new Date('2027-01-01T00:00:00Z'))).checks.flatMap((check) => check.differences);

/** A batch generated, downloaded and processed through the desk. */
async function processedBatch(): Promise<string> {
  const { batch } = await bodyOf<{ batch: string }>(clara.post(at('/lots'), { nature: 'partners', cle: 'c' }));
  await clara.post(at(`/lots/${batch}/fichier`)).expect(200);
  await clara.post(at(`/lots/${batch}/traite`), { jour: '' }).expect(200);
  return batch;
}

test('R-PAY-01: la répétition donne totaux, signes et lignes, par filtre', async () => {
  const rehearsal = await bodyOf<{ lines: number; total: string; oddLines: number; signs: { kind: string }[]; partners: object[] }>(
    clara.get(at('/lots/apercu?nature=partners')).expect(200),
  );
  expect(rehearsal).toMatchObject({ lines: 3, total: '120,00\u00a0€', oddLines: 3, partners: [{ tag: { word: 'Premier paiement' } }] });
  expect(rehearsal.signs.map(({ kind }) => kind)).toEqual(['firstPayment']);
  const page = await bodyOf<{ total: number; lines: { payable: string; signs: { text: string }[] }[] }>(
    clara.get(at('/lots/lignes?nature=partners&signe=any&matricule=1000001')).expect(200),
  );
  expect(page).toMatchObject({ total: 1, lines: [{ payable: ids[0], signs: [{ text: 'Premier paiement à ce partenaire.' }] }] });
  for (const bad of ['nature=tous', 'nature=partners&signe=drole', 'nature=partners&matricule=abc', 'nature=partners&page=-1'])
    await clara.get(at(`/lots/lignes?${bad}`)).expect(422);
});

test('R-PAY-07: retenir avec un motif, voir qui, quand, pourquoi, puis libérer', async () => {
  const path = at(`/sommes/${encodeURIComponent(ids[0]!)}`);
  expect(fieldsOf(await clara.post(`${path}/retenue`, { motif: ' ' }).expect(422))).toEqual(['motif']);
  await clara.post(`${path}/retenue`, { motif: 'montant à vérifier' }).expect(200);
  await clara.post(`${path}/retenue`, { motif: 'deux fois' }).expect(409);
  expect(await bodyOf(karim.get(at('/sommes?etat=held')).expect(200))).toMatchObject({
    total: 1,
    payables: [{ payable: ids[0], held: { reason: 'montant à vérifier', by: clara.code } }],
  });
  expect(await bodyOf(clara.get(at('/lots/apercu?nature=partners')))).toMatchObject({ lines: 2, held: 1 });
  expect(fieldsOf(await karim.post(`${path}/liberation`, { motif: '' }).expect(422))).toEqual(['motif']);
  await karim.post(`${path}/liberation`, { motif: 'vérifié au téléphone' }).expect(200);
  expect(await Payables.findById(ids[0]).lean()).toMatchObject({ state: 'pending', heldReason: null, heldBy: null, heldAt: null });
});

test('R-PAY-06: noter un rejet de SIAS depuis les lignes du lot ; un second agent apprend qui l’a déjà fait', async () => {
  const batch = await processedBatch();
  const { lines } = await bodyOf<{ lines: { line: string; live: boolean }[] }>(clara.get(at(`/lots/${batch}/lignes`)).expect(200));
  const path = at(`/lignes/${encodeURIComponent(lines[0]!.line)}/rejet`);
  expect(fieldsOf(await clara.post(path, { motif: '', jour: '' }).expect(422))).toEqual(['motif']);
  expect(fieldsOf(await clara.post(path, { motif: 'compte clos', jour: '31/02/2026' }).expect(422))).toEqual(['jour']);
  await clara.post(path, { motif: 'compte clos', jour: '' }).expect(200);
  const told = await bodyOf<{ message: string }>(karim.post(path, { motif: 'compte clos', jour: '' }).expect(409));
  expect(told.message).toContain(clara.code);
  expect(await bodyOf(clara.get(at(`/lots/${batch}/lignes?etat=rejetees`)))).toMatchObject({
    total: 1,
    lines: [{ tag: { word: 'Rejetée' }, rejected: { reason: 'compte clos', agent: clara.code } }],
  });
  expect(await bodyOf(clara.get(at(`/lots/${batch}/partenaires`)))).toMatchObject({
    rejected: { lines: 1, total: '40,00\u00a0€' },
    partners: [{ name: 'Judo Club de Grigny', lines: 3, total: '120,00\u00a0€' }],
  });
  expect(await PaymentLines.countDocuments({ live: true })).toBe(2);
  expect(await differences()).toEqual([]);
});

test('R-PAY-03: le jour du versement se corrige avec un motif ; une page périmée est refusée avec ce qui a changé', async () => {
  const batch = await processedBatch();
  const { paidDay, paidOn } = await bodyOf<{ paidDay: string; paidOn: string }>(clara.get(at(`/lots/${batch}`)));
  const path = at(`/lots/${batch}/jour`);
  expect(fieldsOf(await clara.post(path, { jour: paidOn, motif: '', vu: paidDay }).expect(422))).toEqual(['motif']);
  expect(fieldsOf(await clara.post(path, { jour: '01/01/2020', motif: 'm', vu: paidDay }).expect(422))).toEqual(['jour']);
  const stale = await bodyOf<{ message: string }>(clara.post(path, { jour: paidOn, motif: 'm', vu: '2020-01-01' }).expect(409));
  expect(stale.message).toContain('jour du versement');
});

test('R-QR-06: un agent demande depuis la fiche du QR code, un autre décide ; rien n’est plus à payer', async () => {
  await aFamily({ matricule: '1000001' });
  await Children.collection.insertOne({ _id: `${YEAR}:0000001`, campaign: YEAR, matricule: '1000001', sias: '0000001' } as never);
  const code = ids[0]!.slice(3);
  expect(fieldsOf(await clara.post(at('/annulations'), { code, motif: '' }).expect(422))).toEqual(['motif']);
  const { undo } = await bodyOf<{ undo: string }>(clara.post(at('/annulations'), { code, motif: 'mauvais enfant' }).expect(200));
  await karim.post(at('/annulations'), { code, motif: 'encore' }).expect(409);
  expect(await bodyOf(clara.get(at('/annulations')))).toMatchObject({ total: 1, undos: [{ undo, mine: true, tooLate: null }] });
  expect(await bodyOf(karim.get(at('/annulations')))).toMatchObject({ undos: [{ undo, mine: false, askedBy: clara.code }] });
  const path = at(`/annulations/${undo}/decision`);
  await clara.post(path, { decision: 'accepter', motif: 'moi' }).expect(403);
  expect(fieldsOf(await karim.post(path, { decision: '', motif: 'm' }).expect(422))).toEqual(['decision']);
  await karim.post(path, { decision: 'refuser', motif: 'le club confirme' }).expect(200);
  await karim.post(path, { decision: 'accepter', motif: 'm' }).expect(409);
  expect(await bodyOf(clara.get(at(`/annulations/qr?code=${code}`)))).toMatchObject({
    open: true,
    asked: false,
    requests: [{ state: 'refused', decision: 'le club confirme', decidedBy: karim.code }],
  });
  await clara.get(at('/annulations/qr?code=abc')).expect(422);
  const again = await bodyOf<{ undo: string }>(karim.post(at('/annulations'), { code, motif: 'finalement si' }).expect(200));
  await clara.post(at(`/annulations/${again.undo}/decision`), { decision: 'accepter', motif: 'confirmé' }).expect(200);
  expect(await Payables.findById(ids[0]).lean()).toMatchObject({ state: 'void' });
  expect(await bodyOf(clara.get(at('/lots/apercu?nature=partners')))).toMatchObject({ lines: 2, held: 0 });
  expect(await differences()).toEqual([]);
});

test('R-AGT-03: chaque action de paiement demande son droit', async () => {
  const payable = encodeURIComponent(ids[0]!);
  const posts = [
    `/sommes/${payable}/retenue`,
    `/sommes/${payable}/liberation`,
    '/annulations',
    '/annulations/x/decision',
    '/lignes/x/rejet',
    '/lots/x/jour',
  ];
  const reads = ['/sommes', '/annulations', '/lots/2026-001/lignes', '/lots/2026-001/partenaires'];
  const with403 = async (rights: Right[]): Promise<string[]> => {
    const who = await loggedIn(rights);
    const answers = await Promise.all([
      ...posts.map(async (path) => [path, (await who.post(at(path))).status] as const),
      ...reads.map(async (path) => [path, (await who.get(at(path))).status] as const),
    ]);
    return answers.filter(([, status]) => status === 403).map(([path]) => path);
  };
  expect(await with403(['payments.follow'])).toEqual(posts);
  expect(await with403(['families.view', 'partners.edit'])).toEqual([...posts, ...reads]);
  expect(await with403(['payments.generate'])).toEqual([]);
});
