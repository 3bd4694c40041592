import { randomInt } from 'node:crypto';
import type { Act } from '../shared/author.ts';
import { inTransaction, insert, isDuplicate, type Session } from '../shared/database.ts';
import { dayOf } from '../shared/days.ts';
import { newId, type Rang, type Tiersi } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';
import { admitActivities } from './activities/admit-activities.ts';
import type { CheckedFacts } from './new-partner.rules.ts';
import { type Partner, Partners } from './partner.model.ts';
import { agentCodeOf, searchText } from './partner.rules.ts';

const MOST_ATTEMPTS = 20;

export interface NewPartner extends CheckedFacts {
  etat: 'I' | 'C';
  tiersi: Tiersi | null;
  rang: Rang | null;
  fileValues?: Record<string, string>;
}

/**
 * Inserts a partner under an identifier nobody has, with what `more` writes, all or nothing.
 * @throws Refusal TIERSI_DEJA_PRIS (409), FormRefusal ACTIVITE_* (422).
 */
export async function insertPartner(
  act: Act,
  wanted: NewPartner,
  more: (session: Session, partner: Partner) => Promise<void>,
): Promise<Partner> {
  await refuseTakenPair(wanted);
  for (let attempt = 0; ; attempt++) {
    try {
      return await inTransaction(async (session) => {
        const partner = newPartner(act, wanted, await admitActivities(session, act, wanted.activities));
        await insert(Partners, partner, session);
        await more(session, partner);
        return partner;
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await refuseTakenPair(wanted);
      if (attempt > MOST_ATTEMPTS) throw error;
    }
  }
}

/** @throws Refusal TIERSI_DEJA_PRIS (409); the unique index holds it as well. */
export async function refuseTakenPair({ tiersi, rang }: Pick<NewPartner, 'tiersi' | 'rang'>): Promise<void> {
  if (tiersi !== null && rang !== null && (await Partners.exists({ tiersi, rang })))
    throw refuse('TIERSI_DEJA_PRIS', { tiersi, rang }, { field: 'tiersi' });
}

const newPartner = (act: Act, wanted: NewPartner, activities: string[]): Partner => ({
  _id: newId(),
  identifiant: `P${String(randomInt(1_000_000)).padStart(6, '0')}`,
  kind: wanted.kind,
  name: wanted.name,
  mail: wanted.mail,
  siret: wanted.siret,
  activities,
  address: wanted.address,
  tiersi: wanted.tiersi,
  rang: wanted.rang,
  etat: wanted.etat,
  etatDay: wanted.etatDay ?? dayOf(act.at),
  modifiedAt: act.at,
  suspended: false,
  suspension: null,
  comment: wanted.comment,
  agentCode: agentCodeOf(act),
  fileValues: wanted.fileValues ?? null,
  search: searchText({ ...wanted, activities }),
});
