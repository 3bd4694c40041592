import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { refuse } from '../../shared/refusals.ts';
import { refuseUnlessListed } from '../activities/list-activities.ts';
import { sealIban } from '../rib/seal-iban.ts';
import { CHARTER } from './charter.ts';
import { askRegister } from './company-register.ts';
import { signupByKey } from './find-signup.ts';
import { OPEN_STATES, type SignupFile } from './signup.model.ts';
import { checkActivityStep, checkAddress, checkContact, checkIdentity, type SignupStepName } from './signup-steps.rules.ts';
import { writeSignup } from './write-signup.ts';

export interface TypedStep {
  /** Of the mailed link. */
  key: string;
  step: Exclude<SignupStepName, 'documents'>;
  fields: Record<string, string>;
  activities: readonly string[];
}

/**
 * Keeps one step of a sign-up; the others stay as they are (R-PAR-01).
 * @throws FormRefusal, Refusal SIRET_FERME, IBAN_INVALIDE, CONFIRMATION_MANQUANTE (422), DOSSIER_FERME (409), LIEN_PERIME (410).
 */
export async function saveSignupStep(act: Act, typed: TypedStep): Promise<void> {
  const { _id: id } = await signupByKey(typed.key, act.at);
  const set = await checkedStep(act, typed);
  await inTransaction((session) => writeSignup(session, act, { id, from: OPEN_STATES, set, kind: 'partner.signupSaved' }));
}

async function checkedStep(act: Act, { step, fields, activities }: TypedStep): Promise<Partial<SignupFile>> {
  switch (step) {
    case 'identite':
      return { identity: await registered(checkIdentity(fields)) };
    case 'adresse':
      return { address: checkAddress(fields) };
    case 'activites': {
      const kept = checkActivityStep(activities, fields.description ?? '');
      await refuseUnlessListed(kept.activities);
      return kept;
    }
    case 'contact':
      return { contact: checkContact(fields) };
    case 'rib':
      return { iban: await sealIban(fields.iban ?? '') };
    case 'charte':
      if (fields.charte !== 'oui') throw refuse('CONFIRMATION_MANQUANTE', {}, { field: 'charte' });
      return { charter: { version: CHARTER.version, at: act.at } };
  }
}

type Identity = NonNullable<SignupFile['identity']>;

/** Only a closed establishment is refused: an association just declared is not in the register yet. */
async function registered(identity: Identity): Promise<Identity> {
  const register = await askRegister(identity.siret);
  if (register === 'closed') throw refuse('SIRET_FERME', {}, { field: 'siret' });
  return register ? { ...identity, register } : identity;
}
