/** Every figure of the screens that follow the campaign, against a count of our own: plain loops over the raw documents (R-EXT-02). */
import mongoose from 'mongoose';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { reconcile } from '#core/payment/reconcile.ts';
import { Families, familyId } from '#core/family/family.model.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { approved, aSubmitted } from '../factories/depenses.ts';
import { useDatabase } from '../factories/database.ts';
import { aChild, aFamily, aPartner, aScheme, at, byPartner, bySystem, LINA, NOE, YEAR } from '../factories/scheme.ts';
import { loggedIn, type Visitor } from './desk.ts';

useDatabase();

const COMMUNES = [
  ['91286', 'Grigny'],
  ['91228', 'Évry-Courcouronnes'],
  ['91377', 'Massy'],
] as const;
const FAMILIES = 9;
const DAYS = ['2026-08-20', '2026-09-30T22:30:00Z', '2026-10-15', '2026-11-12'];

/** Nine families of two children in three communes, three clubs of two activities, draws on four days, some deleted, validated, paid. */
async function aCampaign(): Promise<void> {
  const { judo, musique } = await aScheme();
  const clubs = [judo, musique, await aPartner('Aïkido de Massy', '0314999', 'Judo')];
  for (let family = 0; family < FAMILIES; family++) await aBusyFamily(family, clubs);
  await aSubmitted({ sias: NOE }, { montant: '20,00' });
  await approved(await aSubmitted({ sias: LINA }, { montant: '35,00' }));
  const { batch } = await generateBatch(bySystem('2026-11-15T10:00:00Z'), { kind: 'partners' });
  await downloadBatch(bySystem('2026-11-15T10:05:00Z'), batch);
  await markProcessed(bySystem('2026-11-16T10:00:00Z'), { batch, paidOn: '16/11/2026' });
  await validateRest(2);
}

async function aBusyFamily(family: number, clubs: readonly string[]): Promise<void> {
  const matricule = `05000${String(family).padStart(2, '0')}`;
  await aFamily({ matricule, mail: `famille${family}@exemple.fr` });
  const [insee, commune] = COMMUNES[family % 3]!;
  await Families.collection.updateOne({ _id: familyId(YEAR, matricule) as never }, { $set: { insee, commune } });
  for (let child = 0; child < 2; child++) {
    const sias = `06000${family}${child}`;
    await aChild({ matricule, sias, birth: `20${10 + ((family + 3 * child) % 9)}-0${1 + (family % 9)}-14`, granted: 10_500 });
    if ((family + child) % 4 === 3) continue;
    const partnerId = clubs[(family + child) % 3]!;
    const day = DAYS[(family + child) % 4]!;
    const instant = day.includes('T') ? day : `${day}T09:00:00Z`;
    const { code } = await issueVoucher(bySystem(instant), {
      campaign: YEAR,
      matricule,
      sias,
      partnerId,
      amount: 1500 + 500 * family + 100 * child,
    });
    if (family % 5 === 4) await deleteVoucher(bySystem(instant), { campaign: YEAR, matricule, code });
    else if (family % 2 === 0) await validateVoucher(byPartner('u', instant), { code, partnerId });
  }
}

/** Some that are validated after the batch: still to be paid. */
async function validateRest(count: number): Promise<void> {
  const waiting = (await raw('vouchers')).filter(({ state }) => state === 'active').slice(0, count);
  for (const { _id, partnerId } of waiting)
    await validateVoucher(byPartner('u', '2026-11-20T10:00:00Z'), { code: String(_id), partnerId: String(partnerId) });
}

type Raw = Record<string, unknown> & { amount: number; state: string; sias: string };
const raw = async (name: string, where: object = { campaign: YEAR }): Promise<Raw[]> =>
  (await mongoose.connection.db!.collection(name).find(where).toArray()) as unknown as Raw[];

interface Counted {
  drawn: number;
  validated: number;
  paid: number;
}
type Cut = Map<string, Counted>;

function add(cut: Cut, key: string, field: keyof Counted, amount: number): void {
  const counted = cut.get(key) ?? { drawn: 0, validated: 0, paid: 0 };
  counted[field] += amount;
  cut.set(key, counted);
}

/** Everything counted by hand, voucher by voucher, dépense by dépense, payable by payable. */
async function countAll() {
  const [vouchers, depenses, payables, children, families, forfaits] = await Promise.all(
    ['vouchers', 'depenses', 'payables', 'children', 'families', 'forfaits'].map((name) => raw(name)),
  );
  const partners = new Map((await raw('partners', {})).map((each) => [String(each._id), each]));
  const childOf = new Map(children!.map((each) => [each.sias, each]));
  const familyOf = new Map(families!.map((each) => [String(each.matricule), each]));
  const cuts = {
    months: new Map() as Cut,
    activities: new Map() as Cut,
    partners: new Map() as Cut,
    communes: new Map() as Cut,
    ages: new Map() as Cut,
  };
  const drew = new Set<string>();
  const draw = (row: Raw, instant: unknown, partnerId: unknown): void => {
    const { amount, sias } = row;
    drew.add(sias);
    add(cuts.months, parisMonth(instant), 'drawn', amount);
    add(cuts.activities, partnerId ? activityOf(partners.get(String(partnerId))) : 'Dépenses des familles', 'drawn', amount);
    if (partnerId) add(cuts.partners, String(partners.get(String(partnerId))!.name), 'drawn', amount);
    add(cuts.communes, String(familyOf.get(String(row.matricule))!.commune), 'drawn', amount);
    add(cuts.ages, ageOf(childOf.get(sias)!.birth), 'drawn', amount);
  };
  for (const voucher of vouchers!)
    if (voucher.state === 'active' || voucher.state === 'validated') draw(voucher, voucher.issuedAt, voucher.partnerId);
  for (const depense of depenses!)
    if (['submitted', 'complement', 'approved'].includes(depense.state)) draw(depense, depense.submittedAt, null);
  for (const payable of payables!) {
    const activity = payable.partnerId ? activityOf(partners.get(String(payable.partnerId))) : 'Dépenses des familles';
    add(cuts.activities, activity, 'validated', payable.amount);
    if (payable.state === 'paid') add(cuts.activities, activity, 'paid', payable.amount);
  }
  const sumOf = (rows: readonly Raw[], field: string): number => rows.reduce((sum, row) => sum + Number(row[field]), 0);
  return {
    ...cuts,
    drew: drew.size,
    drawn: [...cuts.months.values()].reduce((sum, { drawn }) => sum + drawn, 0),
    validated: sumOf(payables!, 'amount'),
    paid: sumOf(
      payables!.filter(({ state }) => state === 'paid'),
      'amount',
    ),
    granted: sumOf(forfaits!, 'granted'),
    available: sumOf(forfaits!, 'available'),
  };
}

const activityOf = (partner: Raw | undefined): string => (partner!.activities as string[])[0]!;
const MONTHS = ['', '', '', '', '', '', '', '', 'août', 'sept.', 'oct.', 'nov.'];
/** "sept. 2026", by the calendar of Paris. */
function parisMonth(instant: unknown): string {
  const parts = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', year: 'numeric', month: 'numeric' }).formatToParts(
    instant as Date,
  );
  const part = (type: string): string => parts.find((each) => each.type === type)!.value;
  return `${MONTHS[Number(part('month'))]} ${part('year')}`;
}
/** In full years on 1 September 2026. */
function ageOf(birth: unknown): string {
  const [year, month, day] = String(birth).split('-').map(Number);
  const birthdayCame = month! < 9 || (month === 9 && day! <= 1);
  return `${2026 - year! - (birthdayCame ? 0 : 1)} ans`;
}

interface Shown {
  label: string;
  drawn: { cents: number };
  validated: { cents: number };
  paid: { cents: number };
}
let agent: Visitor;
const read = async <T>(path: string): Promise<T> => (await agent.get(`/caf/actions/suivi/${path}`).expect(200)).body as T;
const drawnOf = (rows: readonly { label?: string; name?: string; drawn: { cents: number } }[]) =>
  Object.fromEntries(rows.map(({ label, name, drawn }) => [label ?? name, drawn.cents]).filter(([, cents]) => cents !== 0));
const counted = (cut: Cut, field: keyof Counted = 'drawn') => Object.fromEntries([...cut].map(([key, amounts]) => [key, amounts[field]]));

beforeAll(async () => {
  await aCampaign();
  agent = await loggedIn(['budget']);
}, 60_000);

test('R-EXT-02: tiré, validé, payé, par mois, activité, âge, partenaire et commune : ce que comptent des boucles sur les documents', async () => {
  const own = await countAll();
  const whole = await read<{ months: Shown[]; activities: Shown[]; ages: Shown[]; total: Shown }>('chiffres?frais=oui');
  expect(own.paid).toBeGreaterThan(0);
  expect(own.validated).toBeGreaterThan(own.paid);
  expect(own.drawn).toBeGreaterThan(own.validated);
  expect(whole.total).toMatchObject({ drawn: { cents: own.drawn }, validated: { cents: own.validated }, paid: { cents: own.paid } });
  expect(drawnOf(whole.months)).toEqual(counted(own.months));
  expect(drawnOf(whole.activities)).toEqual(counted(own.activities));
  for (const field of ['validated', 'paid'] as const)
    expect(Object.fromEntries(whole.activities.map((row) => [row.label, row[field].cents]))).toEqual(
      Object.fromEntries([...own.activities].map(([key, amounts]) => [key, amounts[field]])),
    );
  expect(drawnOf(whole.ages)).toEqual(counted(own.ages));
  expect(drawnOf((await read<{ partners: Shown[] }>('partenaires')).partners)).toEqual(counted(own.partners));
  const { communes } = await read<{ communes: (Shown & { drew: number })[] }>('communes');
  expect(drawnOf(communes)).toEqual(counted(own.communes));
  expect(communes.reduce((sum, { drew }) => sum + drew, 0)).toBe(own.drew);
});

test('R-EXT-02, R-PAY-05: les mêmes sommes que les deux côtés de la réconciliation', async () => {
  const own = await countAll();
  const { checks } = await reconcile(at('2026-11-23T10:00:00Z'));
  const [r1, r2, r3] = checks;
  expect(checks.flatMap(({ differences }) => differences)).toEqual([]);
  expect([r1!.left, r1!.right]).toEqual([own.granted, own.available + own.drawn]);
  expect([r2!.left, r2!.right]).toEqual([own.drawn, own.drawn]);
  expect([r3!.left, r3!.right]).toEqual([own.validated, own.validated]);
});
