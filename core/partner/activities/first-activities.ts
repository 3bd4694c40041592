/** What the Caf's list of activities starts from (CCTP 2: sport, culture, art); from then on it is the Caf's (R-PAR-08). */
import { now } from '../../shared/clock.ts';
import { newId } from '../../shared/identifiers.ts';
import { type ActivityDomain, activityKey, type ActivityState } from './activity.rules.ts';
import { ActivityTypes } from './activity-type.model.ts';

const OFFERED: readonly [ActivityDomain, string][] = [
  [
    'sport',
    'Aïkido, Athlétisme, Badminton, Basket-ball, Boxe, Cyclisme, Équitation, Escalade, Escrime, Football, Gymnastique, Handball, Judo, Karaté, Natation, Patinage, Roller, Rugby, Tennis, Tennis de table, Tir à l’arc, Voile, Volley-ball',
  ],
  ['culture', 'Bibliothèque, Cinéma, Échecs, Centre de loisirs, Scoutisme, Sciences'],
  ['art', 'Arts du cirque, Arts plastiques, Chant, Danse, Dessin, Musique, Photographie, Poterie, Théâtre'],
];

const EXCLUDED = ['Cours de langue', 'Soutien scolaire', 'Activité cultuelle'];
const WHY = 'exclu par la convention (Charte de la laïcité)';

/** Adds what the list does not have yet; changes nothing that is there. */
export async function addFirstActivities(): Promise<void> {
  const offered = OFFERED.flatMap(([domain, labels]) => labels.split(', ').map((label) => typeOf(label, domain, 'active', '')));
  const types = [...offered, ...EXCLUDED.map((label) => typeOf(label, '', 'excluded', WHY))];
  await ActivityTypes.collection.bulkWrite(
    types.map(({ key, ...type }) => ({ updateOne: { filter: { key }, update: { $setOnInsert: type as never }, upsert: true } })),
  );
}

const typeOf = (label: string, domain: ActivityDomain, state: ActivityState, reason: string) => ({
  _id: newId(),
  label,
  key: activityKey(label),
  domain,
  state,
  reason,
  modifiedAt: now(),
});
