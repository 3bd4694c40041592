import { readMail } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import type { Agent } from './access.model.ts';

/** Who an agent is, as typed. */
export interface TypedAgent {
  mail: string;
  lastName: string;
  firstName: string;
}

/** @throws Refusal MAIL_INVALIDE, CHAMP_MANQUANT, VALEUR_TROP_LONGUE (422). */
export function readAgentFields(typed: TypedAgent): Pick<Agent, 'mail' | 'lastName' | 'firstName'> {
  const mail = readMail(typed.mail);
  if (!mail) throw refuse('MAIL_INVALIDE', {}, { field: 'mail' });
  return { mail, lastName: named(typed.lastName, 'Nom', 'nom'), firstName: named(typed.firstName, 'Prénom', 'prenom') };
}

function named(text: string, label: string, field: string): string {
  const bare = text.trim();
  if (!bare) throw refuse('CHAMP_MANQUANT', { label }, { field });
  if (bare.length > 60) throw refuse('VALEUR_TROP_LONGUE', { label, max: 60 }, { field });
  return bare;
}
