import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { holdLine } from '#core/payment/hold-line.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { type PaymentBatch, PaymentBatches } from '#core/payment/payment-batch.model.ts';
import { formatDay } from '#core/shared/days.ts';
import { askUndo } from '#core/voucher/undo-ask.ts';
import { validatedVouchers } from '../../factories/payables.ts';
import { Children } from '#core/family/family.model.ts';
import { aFamily, aScheme, bySystem, YEAR } from '../../factories/scheme.ts';
import { aBusyCampaign } from '../../factories/busy-campaign.ts';
import type { Deeds, Sent } from './deed.ts';

const OLD = '2026-11-23T10:00:00Z';

/** Three validated QR codes of a club, their sums to be paid. @returns "QR:…". */
async function owed(): Promise<string[]> {
  const { judo } = await aScheme();
  const ids = await validatedVouchers({ count: 3, partnerId: judo });
  await aFamily({ matricule: '1000001' });
  await Children.collection.insertOne({ _id: `${YEAR}:0000001`, campaign: YEAR, matricule: '1000001', sias: '0000001' } as never);
  return ids;
}

/** A batch on its way: generated, then downloaded, then processed. */
async function aBatch(until: 'generated' | 'downloaded' | 'processed'): Promise<string> {
  await owed();
  const { batch } = await generateBatch(bySystem(), { kind: 'partners' });
  if (until !== 'generated') await downloadBatch(bySystem(), batch);
  if (until === 'processed') await markProcessed(bySystem(OLD), { batch });
  return batch;
}

async function correction(): Promise<Sent> {
  const lot = await aBatch('processed');
  const { paidOn, cutoff } = (await PaymentBatches.findById(lot).lean<PaymentBatch>())!;
  const other = formatDay(new Date(cutoff.getTime() + 86_400_000).toISOString().slice(0, 10));
  return { params: { lot }, body: { jour: other, motif: 'relevé de banque', vu: paidOn! } };
}

const extract = (extrait: string, body: Record<string, string>) => async (): Promise<Sent> => {
  await aBusyCampaign();
  return { params: { extrait }, body };
};

export const moneyDeeds: Deeds = {
  'post /lots': async () => {
    await owed();
    return { body: { nature: 'partners', cle: 'k' } };
  },
  'post /lots/:lot/fichier': async () => ({ params: { lot: await aBatch('generated') } }),
  'post /lots/:lot/traite': async () => ({ params: { lot: await aBatch('downloaded') }, body: { jour: '' } }),
  'post /lots/:lot/annulation': async () => ({ params: { lot: await aBatch('generated') }, body: { motif: 'mauvais mois' } }),
  'post /lots/:lot/jour': correction,
  'post /lignes/:ligne/rejet': async () => ({
    params: { ligne: `${await aBatch('processed')}:1` },
    body: { motif: 'compte clos', jour: '' },
  }),
  'post /sommes/:somme/retenue': async () => ({ params: { somme: (await owed())[0]! }, body: { motif: 'à vérifier' } }),
  'post /sommes/:somme/liberation': async () => {
    const [somme] = await owed();
    await holdLine(bySystem(), { payable: somme!, reason: 'à vérifier' });
    return { params: { somme: somme! }, body: { motif: 'vérifié' } };
  },
  'post /annulations': async () => ({ body: { code: (await owed())[0]!.slice(3), motif: 'mauvais enfant' } }),
  'post /annulations/:annulation/decision': async () => {
    const code = (await owed())[0]!.slice(3);
    const { undo } = await askUndo(bySystem(), { code, reason: 'mauvais enfant' });
    return { params: { annulation: undo }, body: { decision: 'accepter', motif: 'confirmé' } };
  },
  'post /extraits/:extrait/csv': (right) => (right === 'extracts' ? extract('statistique', {}) : extract('base', { table: 'familles' }))(),
  'post /extraits/:extrait/archive': extract('base', { table: 'familles' }),
  'post /journal/export': async () => {
    await owed();
    return {};
  },
  'post /journal/verification': async () => {
    await owed();
    return {};
  },
};
