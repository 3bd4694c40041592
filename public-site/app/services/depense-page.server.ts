/** One dépense as its family follows it (R-FAM-15). */
import { familyDepense, type FamilyDepense, familyDepenses } from '#core/depense/family-depenses.ts';
import { withdrawDepense } from '#core/depense/withdraw-depense.ts';
import { formatEuros } from '#core/shared/cents.ts';
import { dayOf, formatDay } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { newId } from '#core/shared/identifiers.ts';
import type { PromiseStep } from '../components/PromiseLine.tsx';
import type { FamilyVisit } from './family-session.server.ts';
import type { Fields } from './fields.server.ts';

const WORDS: Record<FamilyDepense['state'], string> = {
  submitted: 'La Caf va lire votre demande.',
  complement: 'La Caf vous demande un complément.',
  approved: 'La Caf a accepté votre demande.',
  batched: 'Le paiement est en cours.',
  paid: 'La Caf vous a remboursé.',
  refused: 'La Caf a refusé votre demande.',
  withdrawn: 'Vous avez retiré cette demande.',
};

/** @throws Refusal INTROUVABLE (404): unknown or another family's. */
export async function depenseScreen(family: FamilyVisit, id: string | undefined) {
  const found = await familyDepense(family, id ?? '');
  const { depense, state, childFirstName, childLastName } = found;
  return {
    id: depense._id,
    amount: formatEuros(depense.amount),
    undecided: isUndecided(state),
    cle: newId(),
    said: found.paymentNote ?? WORDS[state],
    reason: reasonOf(found),
    steps: ['refused', 'withdrawn'].includes(state) ? [] : stepsOf(found),
    facts: [
      ['Enfant', `${childFirstName} ${childLastName.toLocaleUpperCase('fr')}`],
      ['Club', depense.organisation.name],
      ['Adresse', depense.organisation.address],
      ['Mail du club', depense.organisation.mail],
      ['Responsable', depense.organisation.person],
      ['Date d’inscription', formatDay(depense.registeredOn)],
      ['Prix payé', formatEuros(depense.cost)],
      ['Montant demandé', formatEuros(depense.amount)],
    ] as (readonly [string, string])[],
  };
}

const isUndecided = (state: FamilyDepense['state']): boolean => state === 'submitted' || state === 'complement';

/** Takes it back (R-FAM-15). @returns the sentence for the next page. @throws Refusal CONFIRMATION_MANQUANTE (422), INTROUVABLE (404), DEPENSE_DECIDEE (409). */
export async function withdraw({ act, campaign, matricule }: FamilyVisit, id: string | undefined, fields: Fields): Promise<string> {
  const key = fields.optional('cle');
  const wanted = { campaign, matricule, depense: id ?? '', confirme: fields.text('confirme'), ...(key ? { key } : {}) };
  const { left } = await withdrawDepense(act, wanted);
  return typo(`Demande retirée. Il reste ${formatEuros(left)} pour cet enfant.`);
}

/** All of a family's, newest first: what its home page lists. */
export async function depenseLines(family: FamilyVisit) {
  return (await familyDepenses(family)).map((found) => ({
    id: found.depense._id,
    child: found.childFirstName,
    club: found.depense.organisation.name,
    amount: formatEuros(found.depense.amount),
    said: found.paymentNote ?? WORDS[found.state],
  }));
}

function reasonOf({ depense, state }: FamilyDepense): string | null {
  const reason = state === 'complement' ? depense.complement?.reason : state === 'refused' ? depense.decision?.reason : null;
  return reason ? typo(`La Caf a écrit : ${reason}`) : null;
}

function stepsOf({ depense, state, paidOn }: FamilyDepense): PromiseStep[] {
  const reached = { submitted: 1, complement: 1, approved: 2, batched: 3, paid: 4, refused: 0, withdrawn: 0 }[state];
  const approvedOn = depense.decision && dayOf(depense.decision.at);
  const days = [dayOf(depense.submittedAt), approvedOn, null, paidOn];
  return ['Déposée', 'Acceptée', 'Mise en paiement', 'Payée'].map((label, index) => {
    const day = days[index];
    return {
      label,
      detail: day ? `le ${formatDay(day).slice(0, 5)}` : '',
      state: index < reached ? 'done' : index === reached ? 'current' : 'next',
    };
  });
}
