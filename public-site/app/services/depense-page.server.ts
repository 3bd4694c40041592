/** One dépense as its family follows it (R-FAM-15). */
import { familyDepense, type FamilyDepense } from '#core/depense/family-depenses.ts';
import { ofDepense } from '#core/depense/family-operations.ts';
import { withdrawDepense } from '#core/depense/withdraw-depense.ts';
import { withPromises } from '#core/payment/expected-payments.ts';
import { formatEuros } from '#core/shared/cents.ts';
import { formatDay, formatInstant } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { newId } from '#core/shared/identifiers.ts';
import { readFamilyAccount } from '#core/voucher/family-account.ts';
import type { FamilyVisit } from './family-session.server.ts';
import type { Fields } from './fields.server.ts';
import { promiseNote, promiseSteps } from './promise.server.ts';

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
  const { depense, state } = found;
  const [[promised], { children }] = await Promise.all([withPromises([ofDepense(found)], family.act.at), readFamilyAccount(family)]);
  const child = children.find(({ sias }) => sias === depense.sias);
  return {
    id: depense._id,
    state,
    amount: formatEuros(depense.amount),
    undecided: state === 'submitted' || state === 'complement',
    cle: newId(),
    said: found.paymentNote ?? WORDS[state],
    reason: reasonOf(found),
    steps: promised ? promiseSteps(promised) : [],
    promise: promised ? promiseNote(promised) : null,
    files: depense.attestations.map(({ sentAt, file }, rank) => ({
      label: `Attestation envoyée le ${formatInstant(sentAt)}`,
      to: file === null ? null : `/famille/depense/${depense._id}/attestation/${rank + 1}`,
    })),
    facts: factsOf(found),
    firstName: found.childFirstName,
    left: child ? formatEuros(child.available) : null,
  };
}

const factsOf = ({ depense, childFirstName, childLastName }: FamilyDepense): (readonly [string, string])[] => [
  ['Enfant', `${childFirstName} ${childLastName.toLocaleUpperCase('fr')}`],
  ['Club', depense.organisation.name],
  ['Adresse', depense.organisation.address],
  ['Mail du club', depense.organisation.mail],
  ['Responsable', depense.organisation.person],
  ['Date d’inscription', formatDay(depense.registeredOn)],
  ['Prix payé', formatEuros(depense.cost)],
];

/** Takes it back (R-FAM-15). @returns the sentence for the next page. @throws Refusal CONFIRMATION_MANQUANTE (422), INTROUVABLE (404), DEPENSE_DECIDEE (409). */
export async function withdraw({ act, campaign, matricule }: FamilyVisit, id: string | undefined, fields: Fields): Promise<string> {
  const key = fields.optional('cle');
  const wanted = { campaign, matricule, depense: id ?? '', confirme: fields.text('confirme'), ...(key ? { key } : {}) };
  const { left } = await withdrawDepense(act, wanted);
  return typo(`Demande retirée. Il reste ${formatEuros(left)} pour cet enfant.`);
}

function reasonOf({ depense, state }: FamilyDepense): string | null {
  const reason = state === 'complement' ? depense.complement?.reason : state === 'refused' ? depense.decision?.reason : null;
  return reason ? typo(`La Caf a écrit : ${reason}`) : null;
}
