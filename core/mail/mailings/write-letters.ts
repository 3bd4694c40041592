/**
 * Writes the letters of a mailing, some families at a time, each time in one transaction: the letters, the place reached, the counts.
 * The write on the campaign makes those transactions follow each other: two mailings of one message cannot both see a family as new.
 */
import { guardWritable } from '../../campaign/guard-writable.ts';
import { findCampaign } from '../../campaign/find-campaign.ts';
import type { Act } from '../../shared/author.ts';
import type { Campaign } from '../../campaign/campaign.model.ts';
import { realNow } from '../../shared/clock.ts';
import { inTransaction } from '../../shared/database.ts';
import { outboxLetter } from '../../shared/outbox-letter.ts';
import { Outbox, type OutboxLetter } from '../../shared/outbox.model.ts';
import { settings } from '../../shared/settings.ts';
import type { FamilyFacts } from '../audiences/family-facts.ts';
import { nextFamilies, type Step } from '../audiences/walk-audience.ts';
import { EXCLUSIONS, type Mailing, mailingLetterId, Mailings } from '../mailing.model.ts';
import { familyMessage } from '../messages/family-message.ts';
import { mailLinks } from '../opposition/mail-links.ts';

const AT_ONCE = 500;

/** The next families of a mailing that is being prepared. Somebody paused it or went on meanwhile: nothing is written. */
export const writeLetters = (act: Act, id: string): Promise<void> =>
  inTransaction(async (session) => {
    const mailing = await Mailings.findOne({ _id: id, state: 'preparing' }).session(session).lean<Mailing>();
    if (!mailing) return;
    await guardWritable(session, mailing.campaign);
    const campaign = await findCampaign(mailing.campaign, session);
    const step = await nextFamilies(session, campaign, mailing, { after: mailing.cursor, limit: AT_ONCE, at: act.at });
    const reached = step.families.flatMap(({ family, exclusion }) => (exclusion === null ? [family] : []));
    const letters = await Promise.all(reached.map((family) => letterTo(act, mailing, campaign, family)));
    const advanced = await Mailings.updateOne(
      { _id: id, state: 'preparing', cursor: mailing.cursor },
      { $set: place(mailing, step, act.at), $inc: { posted: letters.length, ...exclusions(step) } },
      { session },
    );
    if (advanced.modifiedCount === 0) throw new Error('the mailing moved under its transaction');
    if (letters.length > 0) await Outbox.collection.insertMany(letters as never[], { session });
  });

const place = ({ cursor }: Mailing, step: Step, at: Date): Partial<Mailing> =>
  step.cursor === null ? { cursor, state: 'sending', preparedAt: at } : { cursor: step.cursor };

function exclusions({ families }: Step): Record<string, number> {
  const counts = EXCLUSIONS.map((why) => [`excluded.${why}`, families.filter(({ exclusion }) => exclusion === why).length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

async function letterTo(act: Act, mailing: Mailing, campaign: Campaign, family: FamilyFacts): Promise<OutboxLetter> {
  const { opposition } = await mailLinks(family.matricule);
  const data = familyMessage({
    kind: mailing.message,
    texts: mailing.texts!,
    family,
    campaign,
    portalUrl: settings().portalUrl,
    optOut: opposition,
  });
  const posting = {
    id: mailingLetterId(mailing._id, family.matricule),
    letter: { kind: 'family-message', data } as const,
    to: family.mail!,
    about: family.matricule,
    campaign: mailing.campaign,
    mailing: mailing._id,
  };
  return outboxLetter(posting, act.at, realNow());
}
