/** What a racing process may be asked to do: a use-case and its arguments, as JSON. */
import { approveDepense } from '#core/depense/approve-depense.ts';
import type { DepenseForm } from '#core/depense/depense-form.rules.ts';
import { MENTIONS } from '#core/depense/mentions.rules.ts';
import { refuseDepense } from '#core/depense/refuse-depense.ts';
import { submitDepense } from '#core/depense/submit-depense.ts';
import { withdrawDepense } from '#core/depense/withdraw-depense.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { recordSiasRejection } from '#core/payment/record-sias-rejection.ts';
import { resumePartner, suspendPartner } from '#core/partner/suspend-partner.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { type Draw, issueVoucher } from '#core/voucher/issue-voucher.ts';
import { decideUndo } from '#core/voucher/undo-decide.ts';
import { radiatePartner } from '#core/voucher/radiate-partner.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { aPhoto } from './attestations.ts';
import { byFamily, byPartner, bySystem, MATRICULE, YEAR } from './scheme.ts';

export type RaceStep =
  | { do: 'draw'; draw: Draw }
  | { do: 'validate'; code: string; partnerId: string; user: string }
  | { do: 'delete'; matricule: string; code: string }
  | { do: 'undo'; undo: string; agent: string }
  | { do: 'reject'; line: string; agent: string; at: string }
  | { do: 'generate'; at: string }
  | { do: 'submit'; sias: string; form: DepenseForm; photo: number }
  | { do: 'withdraw' | 'approve' | 'refuse'; depense: string }
  | { do: 'radiate'; partnerId: string };

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
  if (step.do === 'undo') return decideUndo(bySystem(undefined, step.agent), { undo: step.undo, accept: true, reason: 'erreur' });
  if (step.do === 'reject') return recordSiasRejection(bySystem(step.at, step.agent), { line: step.line, reason: 'compte clos' });
  if (step.do === 'radiate') return suspendedThenRadiated(step.partnerId);
  if (step.do === 'submit') return submitted(step);
  if ('depense' in step) return moved(step);
  return generateBatch(bySystem(step.at), { kind: 'partners' });
}

/** The two steps of a radiation; one that is refused is lifted, so that draws go on. */
async function suspendedThenRadiated(partnerId: string): Promise<void> {
  await suspendPartner(bySystem(), { partnerId, reason: 'course' });
  try {
    await radiatePartner(bySystem(), { partnerId, reason: 'course' });
  } catch (error) {
    await resumePartner(bySystem(), { partnerId, reason: 'course' });
    throw error;
  }
}

const FAMILY = { campaign: YEAR, matricule: MATRICULE };

const submitted = async ({ sias, form, photo }: Extract<RaceStep, { do: 'submit' }>): Promise<unknown> =>
  submitDepense(byFamily(), { ...FAMILY, sias, form, attestation: await aPhoto(photo) });

function moved({ do: what, depense }: Extract<RaceStep, { depense: string }>): Promise<unknown> {
  if (what === 'withdraw') return withdrawDepense(byFamily(), { ...FAMILY, depense, confirme: 'oui' });
  if (what === 'approve') return approveDepense(bySystem(), { depense, version: 1, mentions: MENTIONS });
  return refuseDepense(bySystem(), { depense, version: 1, reason: 'course' });
}
