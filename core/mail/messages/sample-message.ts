import { currentCampaign } from '../../campaign/find-campaign.ts';
import { usualDates } from '../../campaign/campaign.rules.ts';
import { dayOf } from '../../shared/days.ts';
import type { Letter } from '../../shared/letters.ts';
import { settings } from '../../shared/settings.ts';
import { familyMessage } from './family-message.ts';
import type { MessageKind } from './message-kinds.ts';
import { SAMPLE_FAMILY } from './sample-family.ts';
import type { MessageTexts } from './texts.rules.ts';

/** A message as the sample family would get it, for this year's campaign. @param at business time, for an installation without campaign. */
export async function sampleMessage(kind: MessageKind, texts: MessageTexts, at: Date): Promise<Letter> {
  const year = Number(dayOf(at).slice(0, 4));
  const campaign = (await currentCampaign()) ?? { _id: year, end: usualDates(year).end };
  const { portalUrl } = settings();
  const data = familyMessage({ kind, texts, family: SAMPLE_FAMILY, campaign, portalUrl, optOut: `${portalUrl}/famille/compte` });
  return { kind: 'family-message', data };
}
