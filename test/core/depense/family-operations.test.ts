import { openSession, readSession } from '#core/access/sessions.ts';
import { familySubject } from '#core/access/subject.ts';
import { blankAttestation } from '#core/depense/blank-attestation.rules.ts';
import { familyHome, homeBeside, homeBesideOf } from '#core/depense/family-home.ts';
import { familyOperations } from '#core/depense/family-operations.ts';
import { isWanted, readOperationFilter, STATE_GROUPS } from '#core/depense/operation-filter.rules.ts';
import { sameFileSent } from '#core/depense/same-file.ts';
import { withdrawDepense } from '#core/depense/withdraw-depense.ts';
import { gateBeside, gateOf } from '#core/family/family-gate.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { withPromises } from '#core/payment/expected-payments.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { holdLine } from '#core/payment/hold-line.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { readFamilyAccount } from '#core/voucher/family-account.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aPhoto } from '../../factories/attestations.ts';
import { approved, aSubmitted } from '../../factories/depenses.ts';
import { anAccount, aScheme, at, byFamily, bySystem, LINA, MATRICULE, NOE, type Scheme, YEAR } from '../../factories/scheme.ts';

useDatabase();
let scheme: Scheme;
const OWNER = { campaign: YEAR, matricule: MATRICULE };
beforeEach(async () => {
  await emptyDatabase();
  scheme = await aScheme();
});

const typed = (changes: Record<string, string> = {}) => ({ enfant: '', type: '', etat: '', du: '', au: '', ...changes });
async function wanted(changes: Record<string, string>): Promise<string[]> {
  const filter = readOperationFilter(typed(changes));
  const { operations } = await familyOperations(OWNER);
  const group = STATE_GROUPS[filter.group];
  return operations.filter((each) => isWanted(filter, each) && group.holds(each.state)).map(({ where }) => where);
}

/** A batch of the families' kind, made and paid on these days. */
async function paidBatch(made: string, paidOn: string): Promise<void> {
  const { batch } = await generateBatch(bySystem(`${made}T18:00:00Z`), { kind: 'families' });
  await downloadBatch(bySystem(`${made}T18:00:00Z`), batch);
  await markProcessed(bySystem('2026-11-22T18:00:00Z'), { batch, paidOn });
}

test('R-FAM-13: QR codes et remboursements sont une seule liste, filtrée par enfant, type, état et période, jours compris', async () => {
  await issueVoucher(byFamily('2026-10-01T09:00:00Z'), { ...OWNER, sias: LINA, partnerId: scheme.judo, amount: 3000 });
  await aSubmitted({}, { organisme: 'Danse' }, '2026-10-10T09:00:00Z');
  const gone = await aSubmitted({ sias: NOE }, { organisme: 'Cirque' }, '2026-10-20T21:30:00Z');
  await withdrawDepense(byFamily('2026-10-21T09:00:00Z'), { ...OWNER, depense: gone, confirme: 'oui' });
  expect(await wanted({})).toEqual(['Cirque', 'Danse', 'Judo Club de Grigny']);
  expect(await wanted({ enfant: LINA })).toEqual(['Danse', 'Judo Club de Grigny']);
  expect(await wanted({ type: 'qr' })).toEqual(['Judo Club de Grigny']);
  expect(await wanted({ etat: 'en-cours' })).toEqual(['Danse', 'Judo Club de Grigny']);
  expect(await wanted({ etat: 'annules' })).toEqual(['Cirque']);
  expect(await wanted({ etat: 'payes' })).toEqual([]);
  expect(await wanted({ du: '10/10/2026', au: '20/10/2026' })).toEqual(['Cirque', 'Danse']);
  expect(await wanted({ au: '09/10/2026' })).toEqual(['Judo Club de Grigny']);
  expect(() => readOperationFilter(typed({ du: 'hier', au: '31/02/2026' }))).toThrow();
  expect(() => readOperationFilter(typed({ du: '02/10/2026', au: '01/10/2026' }))).toThrow('doit être après');
});

test('R-FAM-10: la carte de l’enfant montre aussi ses remboursements, et ce qui reste possible', async () => {
  await issueVoucher(byFamily(), { ...OWNER, sias: LINA, partnerId: scheme.judo, amount: 3000 });
  const before = await familyHome(OWNER, at());
  expect(before.children.map(({ still }) => still?.replace(/\s/g, ' '))).toEqual([
    'Encore 2 activités possibles.',
    'Encore 1 activité possible, dans un autre club.',
  ]);
  await aSubmitted({}, { organisme: 'Danse', montant: '20' });
  const { children, fresh, latest } = await familyHome(OWNER, at());
  const lina = children.find(({ sias }) => sias === LINA)!;
  expect(lina.used.map(({ where, kind }) => [where, kind])).toEqual([
    ['Judo Club de Grigny', 'qr'],
    ['Danse', 'depense'],
  ]);
  expect(lina.parts.map(({ text }) => text.replace(/\s/g, ' '))).toEqual(['30,00 € à scanner', '20,00 € à rembourser', '100,00 € libres']);
  expect([lina.still, lina.cannot]).toEqual([null, expect.stringContaining('maximum')]);
  expect([fresh, latest.length]).toEqual([false, 2]);
});

test('R-FAM-13: le compte dit ses QR codes du plus récent au plus ancien, ses enfants de l’aîné au plus jeune', async () => {
  await issueVoucher(byFamily('2026-11-20T09:00:00Z'), { ...OWNER, sias: LINA, partnerId: scheme.judo, amount: 3000 });
  await issueVoucher(byFamily('2026-11-22T09:00:00Z'), { ...OWNER, sias: NOE, partnerId: scheme.judo, amount: 2000 });
  await issueVoucher(byFamily('2026-11-21T09:00:00Z'), { ...OWNER, sias: LINA, partnerId: scheme.musique, amount: 1000 });
  const { operations, children } = await readFamilyAccount(OWNER);
  expect(operations.map(({ amount }) => amount)).toEqual([2000, 1000, 3000]);
  expect(children.map(({ firstName, operations: own }) => [firstName, own.map(({ amount }) => amount)])).toEqual([
    ['Noé', [2000]],
    ['Lina', [1000, 3000]],
  ]);
});

test('R-FAM-10: lu avec la session, en une demande, l’accueil dit la même chose', async () => {
  await issueVoucher(byFamily(), { ...OWNER, sias: LINA, partnerId: scheme.judo, amount: 3000 });
  await aSubmitted({}, { organisme: 'Danse', montant: '20' });
  await anAccount();
  const subject = familySubject(OWNER.campaign, OWNER.matricule);
  const id = await openSession({ kind: 'family', subject, data: { ...OWNER } });
  const session = await readSession(id, [...gateBeside, ...homeBeside]);
  expect(gateOf(session?.beside ?? {})?.family.matricule).toBe(OWNER.matricule);
  expect(await homeBesideOf(session?.beside ?? {}, at())).toEqual(await familyHome(OWNER, at()));
  await expect(homeBesideOf({}, at())).rejects.toMatchObject({ code: 'INTROUVABLE' });
});

test('R-PAY-04: un remboursement accepté dit quand il est attendu, d’après les lots passés ; retenu, il ne dit rien', async () => {
  for (const [day, paidOn] of [
    ['2026-10-19', '24/10/2026'],
    ['2026-11-02', '07/11/2026'],
    ['2026-11-16', '21/11/2026'],
  ] as const) {
    await approved(
      await aSubmitted({ sias: day === '2026-11-02' ? NOE : LINA }, { montant: '10' }, `${day}T08:00:00Z`),
      bySystem(`${day}T09:00:00Z`),
    );
    await paidBatch(day, paidOn);
  }
  const waiting = await aSubmitted({ sias: NOE }, { montant: '10', organisme: 'Danse' }, '2026-11-23T08:00:00Z');
  await approved(waiting, bySystem('2026-11-23T08:30:00Z'));
  const promised = async () => (await withPromises((await familyOperations(OWNER)).operations, at())).map(({ expected }) => expected);
  expect(await promised()).toEqual([{ batchOn: '2026-11-30', paidOn: '2026-12-05' }, null, null, null]);
  await holdLine(bySystem(), { payable: `DEP:${waiting}`, reason: 'à vérifier' });
  expect(await promised()).toEqual([null, null, null, null]);
});

test('R-FAM-15: le même fichier est reconnu avant l’envoi, pour le même enfant d’abord', async () => {
  const photo = await aPhoto();
  expect(await sameFileSent({ ...OWNER, sias: LINA }, photo)).toBeNull();
  const depense = await aSubmitted({ attestation: photo });
  expect(await sameFileSent({ ...OWNER, sias: LINA }, photo)).toEqual({ depense, sameChild: true, childFirstName: 'Lina' });
  expect(await sameFileSent({ ...OWNER, sias: NOE }, photo)).toMatchObject({ sameChild: false, childFirstName: 'Lina' });
  expect(await sameFileSent({ ...OWNER, matricule: '0500001', sias: LINA }, photo)).toBeNull();
  await withdrawDepense(byFamily(), { ...OWNER, depense, confirme: 'oui' });
  expect(await sameFileSent({ ...OWNER, sias: LINA }, photo)).toBeNull();
});

test('R-FAM-15: l’attestation vide porte les cinq mentions, et ce qui est déjà connu', () => {
  const lines = blankAttestation(
    { firstName: 'Lina', lastName: 'Morel', birth: '2016-03-14' },
    { organisme: ' Danse  à Grigny ', cout: '110,00' },
  );
  expect(lines.map(({ value }) => value)).toEqual(['MOREL Lina', '14/03/2016', 'Danse à Grigny', '', '', '', '', '110,00\u00a0€']);
  expect(blankAttestation(undefined, { adresse: 'x'.repeat(500) })[3]!.value).toHaveLength(200);
  expect(blankAttestation(undefined, {}).every(({ value }) => value === '')).toBe(true);
});
