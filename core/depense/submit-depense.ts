import { recordEvent } from '../audit/record-event.ts';
import { refuseUnlessOpen } from '../campaign/campaign.rules.ts';
import { reserve } from '../forfait/move-forfait.ts';
import { sha256Of } from '../shared/attachments/inspect-attachment.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import { insert, type Session } from '../shared/database.ts';
import { onceInTransaction } from '../shared/idempotency.ts';
import { newId } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { type ReadyAttestation, readyAttestation, refusingSameFile, storeAttestation } from './attestation.ts';
import { type DepenseFacts, type DepenseKeys, findDepenseFacts } from './depense-facts.ts';
import { type DepenseFields, type DepenseForm, readDepenseForm } from './depense-form.rules.ts';
import { type Attestation, type Depense, Depenses } from './depense.model.ts';

export interface DepenseClaim extends DepenseKeys {
  form: DepenseForm;
  /** The file as sent. */
  attestation: Buffer;
  /** The hidden `cle` of the form; none is a new intention. */
  key?: string;
}

/**
 * A family asks for a direct payment (R-FAM-15): amount and activity slot are reserved until the decision, with the attestation, all or nothing.
 * @returns the dépense's id and what is left for the child, in cents.
 * @throws FormRefusal (422); Refusal INTROUVABLE (404), CAMPAGNE_* (409), COMPTE_SUSPENDU (403), SOLDE_*, ACTIVITES_MAXIMUM (422),
 * ATTESTATION_* (409, 415, 422), FICHIER_TROP_GROS (413).
 */
export async function submitDepense(act: Act, claim: DepenseClaim): Promise<{ depense: string; left: Cents }> {
  const { key, attestation, ...body } = claim;
  const facts = await findDepenseFacts(claim);
  const fields = readDepenseForm(claim.form, facts.campaign, act.at);
  const ready = await readyAttestation(attestation);
  const once = { route: 'depense', key, body: { ...body, attestation: sha256Of(attestation) } };
  return refusingSameFile(() => onceInTransaction(act, once, (session) => submitIn(session, act, { claim, facts, fields, ready })));
}

interface Submission {
  claim: DepenseClaim;
  facts: DepenseFacts;
  fields: DepenseFields;
  ready: ReadyAttestation;
}

async function submitIn(
  session: Session,
  act: Act,
  { claim, facts, fields, ready }: Submission,
): Promise<{ depense: string; left: Cents }> {
  refuseUnlessOpen(facts.campaign, act.at);
  if (facts.family.suspended) throw refuse('COMPTE_SUSPENDU');
  const left = await reserve(session, {
    forfaitId: facts.child._id,
    amount: fields.amount,
    partnerId: null,
    maxActivities: facts.campaign.criteria.maxActivities,
  });
  const depense = newDepense(act, claim, fields, await storeAttestation(session, claim.campaign, ready, act.at));
  await insert(Depenses, depense, session);
  await recordEvent(session, act, {
    kind: 'depense.submitted',
    object: { type: 'depense', id: depense._id },
    campaign: claim.campaign,
    after: { state: 'submitted', version: 1, sias: claim.sias, amount: fields.amount, cost: fields.cost, left },
  });
  return { depense: depense._id, left };
}

const newDepense = (act: Act, { campaign, matricule, sias }: DepenseKeys, fields: DepenseFields, attestation: Attestation): Depense => ({
  _id: newId(),
  campaign,
  matricule,
  sias,
  ...fields,
  state: 'submitted',
  version: 1,
  attestations: [attestation],
  submittedAt: act.at,
  complement: null,
  decision: null,
  withdrawnAt: null,
});
