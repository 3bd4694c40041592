import { recordEvent } from '../audit/record-event.ts';
import { guardDecidable } from '../campaign/guard-decidable.ts';
import { childId } from '../family/family.model.ts';
import { adjustReservation } from '../forfait/adjust-reservation.ts';
import { sha256Of } from '../shared/attachments/inspect-attachment.ts';
import type { Act } from '../shared/author.ts';
import type { Session } from '../shared/database.ts';
import { onceInTransaction } from '../shared/idempotency.ts';
import type { Matricule } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { type ReadyAttestation, readyAttestation, refusingSameFile, storeAttestation } from './attestation.ts';
import { findDepenseFacts } from './depense-facts.ts';
import { type DepenseFields, type DepenseForm, readDepenseForm, typedForm } from './depense-form.rules.ts';
import { type Depense, Depenses } from './depense.model.ts';
import { moveDepense } from './move-depense.ts';

export interface ComplementAnswer {
  campaign: number;
  matricule: Matricule;
  depense: string;
  /** Corrected answers; those left out stay. */
  form: Partial<DepenseForm>;
  /** A new file; null: the former stays. */
  attestation: Buffer | null;
  key?: string;
}

/**
 * A family answers a request for a complement: corrected fields, a new attestation, or both. Another amount moves the reservation.
 * @throws FormRefusal (422); Refusal INTROUVABLE (404), RIEN_A_COMPLETER (422), DEPENSE_DECIDEE, DEPENSE_ETAT, DEPENSES_CLOSES (409),
 * SOLDE_INSUFFISANT (422), ATTESTATION_* as submitDepense.
 */
export async function answerComplement(act: Act, answer: ComplementAnswer): Promise<void> {
  const { key, attestation, ...body } = answer;
  const { campaign, matricule } = answer;
  const there = await Depenses.findOne({ _id: answer.depense, campaign, matricule }).lean<Depense>();
  if (!there) throw refuse('INTROUVABLE');
  const facts = await findDepenseFacts(there);
  const fields = readDepenseForm({ ...typedForm(there), ...answer.form }, facts.campaign, act.at);
  const changed = changedFields(there, fields);
  const ready = attestation === null ? null : await readyAttestation(attestation);
  const once = { route: 'depense-complement', key, body: { ...body, attestation: attestation && sha256Of(attestation) } };
  await refusingSameFile(() =>
    onceInTransaction(act, once, (session) => answerIn(session, act, { answer, there, fields, changed, ready }).then(() => ({}))),
  );
}

interface Correction {
  answer: ComplementAnswer;
  there: Depense;
  fields: DepenseFields;
  changed: string[];
  ready: ReadyAttestation | null;
}

async function answerIn(session: Session, act: Act, { answer, there, fields, changed, ready }: Correction): Promise<void> {
  const { campaign, matricule } = answer;
  if (ready === null && changed.length === 0) throw refuse('RIEN_A_COMPLETER');
  const attestation = ready && (await storeAttestation(session, campaign, ready, act.at));
  const { before, after } = await moveDepense(session, {
    depense: there._id,
    from: ['complement'],
    // What the answers left out stay as they were read.
    where: { campaign, matricule, version: there.version },
    set: { state: 'submitted', ...fields },
    ...(attestation ? { push: { attestations: attestation } } : {}),
  });
  await guardDecidable(session, campaign, act.at);
  if (before.amount !== after.amount)
    await adjustReservation(session, { forfaitId: childId(campaign, before.sias), from: before.amount, to: after.amount });
  await recordEvent(session, act, {
    kind: 'depense.complementAnswered',
    object: { type: 'depense', id: there._id },
    campaign,
    before: { state: 'complement', amount: before.amount, cost: before.cost },
    after: { state: 'submitted', version: after.version, amount: after.amount, cost: after.cost, changed, newFile: attestation !== null },
  });
}

/** Names of the form's fields that are no longer the same. */
function changedFields(before: DepenseFields, after: DepenseFields): string[] {
  const [was, is] = [typedForm(before), typedForm(after)];
  return (Object.keys(was) as (keyof DepenseForm)[]).filter((name) => was[name] !== is[name]);
}
