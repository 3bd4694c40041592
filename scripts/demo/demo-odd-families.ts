import { loginFamily } from '#core/family/login-family.ts';
import type { Family } from '#core/family/family.model.ts';
import type { Act } from '#core/shared/author.ts';
import { Refusal } from '#core/shared/refusals.ts';
import { suspendFamily } from '#core/voucher/suspend-family.ts';
import { withdrawConsent } from '#core/voucher/withdraw-consent.ts';
import { OPERATEUR } from './demo-agents.ts';

const ATTEMPTS = 5;

/** What becomes of a few families once they have drawn: suspended (R-FAM-07), opposed (R-FAM-05), frozen account (R-FAM-03). */
export const oddEnds: readonly ((family: Family, at: Date) => Promise<void>)[] = [
  ({ campaign, matricule }, at) =>
    suspendFamily({ author: OPERATEUR, at }, { campaign, matricule, reason: 'Changement de situation à vérifier' }),
  async ({ campaign, matricule }, at) => {
    await withdrawConsent({ author: { kind: 'family', id: matricule }, at }, { campaign, matricule, confirme: 'oui' });
  },
  freezeAccount,
];

/** The wrong password, five times in a row. */
async function freezeAccount({ matricule, mail }: Family, at: Date): Promise<void> {
  const act: Act = { author: { kind: 'family', id: matricule }, at };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++)
    await loginFamily(act, { mail: mail ?? '', motDePasse: 'Pas-le-bon-1!' }).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
}
