/** Steps about dépenses for the model-based test, and the real use-cases behind them. Dépenses are known by their rank. */
import fc from 'fast-check';
import { answerComplement } from '#core/depense/answer-complement.ts';
import { approveDepense } from '#core/depense/approve-depense.ts';
import { askComplement } from '#core/depense/ask-complement.ts';
import { type Depense, Depenses } from '#core/depense/depense.model.ts';
import { MENTIONS } from '#core/depense/mentions.rules.ts';
import { refuseDepense } from '#core/depense/refuse-depense.ts';
import { submitDepense } from '#core/depense/submit-depense.ts';
import { withdrawDepense } from '#core/depense/withdraw-depense.ts';
import { plainEuros } from '#core/shared/cents.ts';
import { aPhoto } from './attestations.ts';
import { aForm, theDepense } from './depenses.ts';
import { byFamily, bySystem, MATRICULE, YEAR } from './scheme.ts';

const amount = fc.oneof(fc.integer({ min: 1, max: 6000 }), fc.integer({ min: 1, max: 20_000 }));
const one = fc.nat(5);
const DECISIONS = ['approveDepense', 'refuseDepense', 'withdrawDepense', 'askComplement'] as const;

export const depenseStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('submitDepense' as const), child: fc.nat(1), amount }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom(...DECISIONS), depense: one }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('answerComplement' as const), depense: one, amount }) },
);
export type DepenseStep = typeof depenseStep extends fc.Arbitrary<infer T> ? T : never;

const NAMES = new Set<string>(['submitDepense', 'answerComplement', ...DECISIONS]);
export const isDepense = <Step extends { do: string }>(step: Step | DepenseStep): step is DepenseStep => NAMES.has(step.do);

const FAMILY = { campaign: YEAR, matricule: MATRICULE };

export class DepenseActor {
  readonly ids: string[] = [];

  constructor(readonly sias: readonly string[]) {}

  async run(step: DepenseStep): Promise<unknown> {
    if (step.do === 'submitDepense') return this.#submit(step);
    const depense = this.ids[step.depense]!;
    const { version } = await theDepense(depense);
    if (step.do === 'answerComplement') {
      const form = { montant: plainEuros(step.amount) };
      return answerComplement(byFamily(), { ...FAMILY, depense, form, attestation: await aPhoto() });
    }
    if (step.do === 'approveDepense') return approveDepense(bySystem(), { depense, version, mentions: MENTIONS });
    if (step.do === 'refuseDepense') return refuseDepense(bySystem(), { depense, version, reason: 'essai' });
    if (step.do === 'askComplement') return askComplement(bySystem(), { depense, version, reason: 'essai' });
    return withdrawDepense(byFamily(), { ...FAMILY, depense, confirme: 'oui' });
  }

  async states(): Promise<(Depense['state'] | undefined)[]> {
    const states = new Map((await Depenses.find().lean<Depense[]>()).map((each) => [each._id, each.state]));
    return this.ids.map((id) => states.get(id));
  }

  async #submit(step: { child: number; amount: number }): Promise<void> {
    const form = aForm({ montant: plainEuros(step.amount), cout: '200,00' });
    const claim = { ...FAMILY, sias: this.sias[step.child]!, form, attestation: await aPhoto() };
    this.ids.push((await submitDepense(byFamily(), claim)).depense);
  }
}
