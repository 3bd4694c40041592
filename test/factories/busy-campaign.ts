/** A campaign in which something of everything has happened, by the use-cases: draws in three months, validations, payments, dépenses. */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { Depenses } from '#core/depense/depense.model.ts';
import { childId, Families, familyId } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { holdLine } from '#core/payment/hold-line.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { anApprovedDepense, anEvent } from './payables.ts';
import { aChild, aFamily, anAccount, aScheme, at, byPartner, bySystem, LINA, MATRICULE, NOE, type Scheme, YEAR } from './scheme.ts';

export const EVRY = '0500001';
export const EVRY_CHILD = '0600001';

/** Draws: 40 + 60 + 30 + 25 € at the clubs, one deleted (20 €); 40 and 60 € validated; 40 € paid; a dépense of 50 € waits, one of 25 € is approved. */
export async function aBusyCampaign(): Promise<Scheme & { codes: string[] }> {
  const scheme = await aScheme();
  await aFamily({ matricule: EVRY, mail: 'evry@exemple.fr' });
  // Courcouronnes joined Évry in 2019: both are one commune today.
  await Families.collection.updateOne(
    { _id: familyId(YEAR, EVRY) as never },
    { $set: { insee: '91182', commune: 'Courcouronnes', lastName: 'DIALLO' } },
  );
  await aChild({ sias: EVRY_CHILD, matricule: EVRY, birth: null, granted: 10_000 });
  await anAccount();
  const draw = async (sias: string, partnerId: string, amount: number, day: string, matricule = MATRICULE): Promise<string> =>
    (await issueVoucher(bySystem(`${day}T09:00:00Z`), { campaign: YEAR, matricule, sias, partnerId, amount })).code;
  const [lina, noe] = [await draw(LINA, scheme.judo, 4000, '2026-09-10'), await draw(NOE, scheme.musique, 6000, '2026-09-30')];

  const codes = [lina, noe, await draw(LINA, scheme.musique, 3000, '2026-10-05')];
  await validateVoucher(byPartner('u', '2026-10-02T10:00:00Z'), { code: lina, partnerId: scheme.judo });
  await payAll('2026-11-02T10:00:00Z');
  await validateVoucher(byPartner('u', '2026-11-10T10:00:00Z'), { code: noe, partnerId: scheme.musique });
  await holdLine(bySystem(), { payable: `QR:${noe}`, reason: 'montant à vérifier' });
  codes.push(await draw(EVRY_CHILD, scheme.judo, 2500, '2026-11-20', EVRY));
  const gone = await draw(EVRY_CHILD, scheme.musique, 2000, '2026-11-20', EVRY);
  await deleteVoucher(bySystem(), { campaign: YEAR, matricule: EVRY, code: gone });
  await aWaitingDepense(NOE, 5000, '2026-10-31T23:30:00Z');
  const approved = await anApprovedDepense('0700001', 2500);
  await Depenses.collection.updateOne({ _id: approved.slice(4) as never }, { $set: { submittedAt: at('2026-11-01T10:00:00Z') } });
  return { ...scheme, codes };
}

async function payAll(instant: string): Promise<void> {
  const { batch } = await generateBatch(bySystem(instant), { kind: 'partners' });
  await downloadBatch(bySystem(instant), batch);
  await markProcessed(bySystem('2026-11-08T10:00:00Z'), { batch, paidOn: '06/11/2026' });
}

/** A dépense nobody has decided yet: its amount is reserved. */
async function aWaitingDepense(sias: string, amount: number, submittedAt: string): Promise<void> {
  const moved = { $inc: { reserved: amount, available: -amount, activities: 1 } };
  await Forfaits.collection.updateOne({ _id: childId(YEAR, sias) as never }, moved);
  const organisation = {
    name: 'Poney-club de Brunoy',
    key: 'poney club de brunoy',
    address: 'Brunoy',
    mail: 'poney@asso.example',
    person: 'Mme Roux',
  };
  const depense = {
    _id: 'attend',
    campaign: YEAR,
    matricule: MATRICULE,
    sias,
    amount,
    organisation,
    state: 'submitted',
    submittedAt: at(submittedAt),
  };
  await Depenses.collection.insertOne(depense as never);
  await AuditEvents.collection.insertOne(anEvent('depense.submitted', depense._id, at(submittedAt)) as never);
}
