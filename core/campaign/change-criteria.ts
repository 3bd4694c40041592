import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction, type Session } from '../shared/database.ts';
import { FormRefusal, refuse } from '../shared/refusals.ts';
import { baremeWarnings } from './bareme.rules.ts';
import { type Campaign, Campaigns } from './campaign.model.ts';
import { isReadOnly, stateWord } from './campaign.rules.ts';
import {
  type CampaignSettings,
  changedSettings,
  editableIn,
  type SettingName,
  settingOf,
  settingsFaults,
  settingsOf,
} from './criteria.rules.ts';
import { findCampaign } from './find-campaign.ts';
import { refuseStale } from './refuse-stale.ts';
import { SETTING_WORDS } from './setting-words.ts';

export interface CriteriaChange {
  year: number;
  /** The version the agent saw. */
  version: number;
  settings: CampaignSettings;
}

/**
 * Changes the criteria, dates and envelope of a campaign (R-CAM-02): all of them before it opens, few afterwards
 * (docs/decisions/0421). Unchanged, it confirms them (R-CAM-11).
 * @returns what is odd and allowed, in French.
 * @throws FormRefusal (422) with each fault beside its field; Refusal MODIFIE_ENTRE_TEMPS, CRITERE_FIGE, CAMPAGNE_LECTURE_SEULE (409),
 * ACTIVITES_BAISSE (422), CAMPAGNE_INCONNUE (404), DROIT_MANQUANT (403).
 */
export async function changeCriteria(act: Act, change: CriteriaChange): Promise<{ version: number; warnings: string[] }> {
  await requireRight(act, 'campaign');
  const { year, version, settings } = change;
  const before = await findCampaign(year);
  if (isReadOnly(before)) throw refuse('CAMPAGNE_LECTURE_SEULE', { year });
  if (before.version !== version) await refuseStale(year, version);
  const names = changedSettings(settingsOf(before), settings);
  refuseFrozen(before, names, settings);
  const faults = settingsFaults(year, settings);
  if (faults.length > 0) throw new FormRefusal(faults);
  await inTransaction((session) => writeIn(session, act, change, before, names));
  return { version: version + 1, warnings: baremeWarnings(settings.criteria.bareme) };
}

function refuseFrozen(before: Campaign, names: readonly SettingName[], { criteria }: CampaignSettings): void {
  const frozen = names.find((name) => !editableIn(before.state).includes(name));
  if (frozen) throw refuse('CRITERE_FIGE', { state: stateWord(before.state), what: SETTING_WORDS[frozen] });
  if (before.state === 'open' && criteria.maxActivities < before.criteria.maxActivities)
    throw refuse('ACTIVITES_BAISSE', { now: before.criteria.maxActivities }, { field: 'activites' });
}

/** The filter is the guard: the version the agent saw, in the state that let each of these settings change. */
async function writeIn(
  session: Session,
  act: Act,
  { year, version, settings }: CriteriaChange,
  seen: Campaign,
  names: readonly SettingName[],
): Promise<void> {
  const done = await Campaigns.updateOne(
    { _id: year, version, state: seen.state },
    { $set: { ...settings, criteriaConfirmedAt: act.at }, $inc: { version: 1 } },
    { session },
  );
  if (done.modifiedCount !== 1) return refuseStale(year, version);
  const values = (of: CampaignSettings) => Object.fromEntries(names.map((name) => [name, settingOf(of, name)]));
  await recordEvent(session, act, {
    kind: names.length > 0 ? 'campaign.criteriaChanged' : 'campaign.criteriaConfirmed',
    object: { type: 'campaign', id: String(year) },
    campaign: year,
    before: values(settingsOf(seen)),
    after: { ...values(settings), version: version + 1 },
  });
}
