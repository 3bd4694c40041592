import { readMail, readMatricule } from '../shared/identifiers.ts';
import { FormRefusal, refuse } from '../shared/refusals.ts';

/** The two facts that name a family's file, as typed. @throws FormRefusal (422): what cannot be a matricule or a mail says nothing of anybody. */
export function readCafFields(typed: { matricule: string; mail: string }): { matricule: string; mail: string } {
  const [matricule, mail] = [readMatricule(typed.matricule), readMail(typed.mail)];
  if (matricule && mail) return { matricule, mail };
  throw new FormRefusal([
    ...(matricule ? [] : [refuse('MATRICULE_INVALIDE', {}, { field: 'matricule' })]),
    ...(mail ? [] : [refuse('MAIL_INVALIDE', {}, { field: 'mail' })]),
  ]);
}
