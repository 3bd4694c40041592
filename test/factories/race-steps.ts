/** What a racing process may be asked to do: a use-case and its arguments, as JSON. */
import { generateBatch } from '#core/payment/generate-batch.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { type Draw, issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { byFamily, byPartner, bySystem, YEAR } from './scheme.ts';

export type RaceStep =
  | { do: 'draw'; draw: Draw }
  | { do: 'validate'; code: string; partnerId: string; user: string }
  | { do: 'delete'; matricule: string; code: string }
  | { do: 'generate'; at: string };

/** @returns "accepté", or the code of the refusal. Anything else than a refusal is a fault, and is thrown. */
export async function runStep(step: RaceStep): Promise<string> {
  try {
    await started(step);
    return 'accepté';
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string };
    if (name !== 'Refusal' || code === undefined) throw error;
    return code;
  }
}

function started(step: RaceStep): Promise<unknown> {
  if (step.do === 'draw') return issueVoucher(byFamily(undefined, step.draw.matricule), step.draw);
  if (step.do === 'validate') return validateVoucher(byPartner(step.user), { code: step.code, partnerId: step.partnerId });
  if (step.do === 'delete')
    return deleteVoucher(byFamily(undefined, step.matricule), { campaign: YEAR, matricule: step.matricule, code: step.code });
  return generateBatch(bySystem(step.at), { kind: 'partners' });
}
