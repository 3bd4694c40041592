/** Dépenses as families and agents make them, through the use-cases. */
import { Agents } from '#core/access/access.model.ts';
import type { Right } from '#core/access/rights.rules.ts';
import { approveDepense } from '#core/depense/approve-depense.ts';
import { askComplement } from '#core/depense/ask-complement.ts';
import type { DepenseForm } from '#core/depense/depense-form.rules.ts';
import { type Depense, Depenses } from '#core/depense/depense.model.ts';
import { MENTIONS } from '#core/depense/mentions.rules.ts';
import { type DepenseClaim, submitDepense } from '#core/depense/submit-depense.ts';
import type { Act } from '#core/shared/author.ts';
import { aPhoto } from './attestations.ts';
import { at, byFamily, bySystem, LINA, MATRICULE, YEAR } from './scheme.ts';

export const AGENT = 'P0042911';
export const byAgent = (instant?: string, code = AGENT): Act => ({ author: { kind: 'agent', id: code }, at: at(instant) });

/** An agent who decides dépenses. */
export async function aDecider(code = AGENT, rights: Right[] = ['depenses.view', 'depenses.approve']): Promise<void> {
  const person = { mail: `${code}@caf.example`, lastName: 'Dumont', firstName: 'Claire', profile: 'operateur' };
  await Agents.collection.insertOne({ _id: code, ...person, rights, active: true, createdAt: at(), version: 1, vouched: 0 } as never);
}

export const aForm = (changes: Partial<DepenseForm> = {}): DepenseForm => ({
  montant: '50,00',
  organisme: 'Danse à Grigny',
  adresse: '5 rue du Stade, 91350 Grigny',
  mailOrganisme: 'contact@danse-grigny.example',
  responsable: 'Sofia Lopez',
  dateInscription: '12/09/2026',
  cout: '180,00',
  ...changes,
});

export async function aClaim(changes: Partial<DepenseClaim> = {}, form: Partial<DepenseForm> = {}): Promise<DepenseClaim> {
  return { campaign: YEAR, matricule: MATRICULE, sias: LINA, form: aForm(form), attestation: await aPhoto(), ...changes };
}

/** A dépense of Lina's, waiting. @returns its id. */
export async function aSubmitted(changes: Partial<DepenseClaim> = {}, form: Partial<DepenseForm> = {}, instant?: string): Promise<string> {
  const claim = await aClaim(changes, form);
  return (await submitDepense(byFamily(instant, claim.matricule), claim)).depense;
}

export const theDepense = async (id: string): Promise<Depense> => (await Depenses.findById(id).lean<Depense>())!;

/** Decided as the screen does, on the version there is. */
export const approved = async (id: string, act = bySystem()): Promise<unknown> =>
  approveDepense(act, { depense: id, version: (await theDepense(id)).version, mentions: MENTIONS });

export const asked = async (id: string, act = bySystem()): Promise<void> =>
  askComplement(act, { depense: id, version: (await theDepense(id)).version, reason: 'La signature manque.' });
