import type { Act } from '../../shared/author.ts';
import type { Session } from '../../shared/database.ts';
import { newId } from '../../shared/identifiers.ts';
import { FormRefusal, refuse } from '../../shared/refusals.ts';
import { activityKey, excludedActivity } from './activity.rules.ts';
import { type ActivityType, ActivityTypes } from './activity-type.model.ts';

/**
 * The labels of the list for these activities, in the transaction that gives them to a partner.
 * One the list does not know joins it, to be sorted by the Caf: files and the command line bring some (R-PAR-08).
 * @param kept labels the partner already has: a retired type stays with those who have it.
 * @throws FormRefusal ACTIVITE_EXCLUE, ACTIVITE_RETIREE (422).
 */
export async function admitActivities(
  session: Session,
  act: Act,
  labels: readonly string[],
  kept: readonly string[] = [],
): Promise<string[]> {
  const known = await ActivityTypes.find({ key: { $in: labels.map(activityKey) } })
    .session(session)
    .lean<ActivityType[]>();
  const admitted: string[] = [];
  for (const label of labels) {
    const type = known.find(({ key }) => key === activityKey(label));
    if (type?.state === 'excluded') throw new FormRefusal([excludedActivity(`${type.label} (${type.reason})`)]);
    if (type?.state === 'retired' && !kept.includes(type.label))
      throw new FormRefusal([refuse('ACTIVITE_RETIREE', { activity: type.label }, { field: 'activite' })]);
    if (!type) await addUnsorted(session, act, label);
    admitted.push(type?.label ?? label);
  }
  return admitted;
}

async function addUnsorted(session: Session, act: Act, label: string): Promise<void> {
  await ActivityTypes.updateOne(
    { key: activityKey(label) },
    { $setOnInsert: { _id: newId(), label, domain: '', state: 'active', reason: '', modifiedAt: act.at } },
    { session, upsert: true },
  );
}
