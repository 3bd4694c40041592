/** The attestation a club fills in by hand, with what is known already written (R-FAM-15): the five mentions of the CCTP, in its order. Pure. */
import type { Child } from '../family/family.model.ts';
import { birthWords } from '../family/birth-words.ts';
import type { DepenseForm } from './depense-form.rules.ts';

/** What is to be read on it, and what is known of it; empty: to write by hand. */
export interface AttestationLine {
  label: string;
  value: string;
}

const LONGEST = 200;

/** @param form what the family typed so far, as it typed it: nothing is checked, a club corrects it with a pen. */
export function blankAttestation(
  child: Pick<Child, 'firstName' | 'lastName' | 'birth'> | undefined,
  form: Partial<DepenseForm>,
): AttestationLine[] {
  const typed = (name: keyof DepenseForm): string => (form[name] ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  const cost = typed('cout');
  return [
    { label: 'Nom et prénom de l’enfant', value: child ? `${child.lastName.toLocaleUpperCase('fr')} ${child.firstName}` : '' },
    { label: 'Date de naissance', value: child?.birth ? birthWords(child.birth) : '' },
    { label: 'Nom de l’organisme', value: typed('organisme') },
    { label: 'Adresse de l’organisme', value: typed('adresse') },
    { label: 'Adresse mail de l’organisme', value: typed('mailOrganisme') },
    { label: 'Nom du responsable de l’activité', value: typed('responsable') },
    { label: 'Date d’inscription', value: typed('dateInscription') },
    { label: 'Coût de l’adhésion', value: cost && !cost.includes('€') ? `${cost}\u00a0€` : cost },
  ];
}
