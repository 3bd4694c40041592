import { AccessTokens, Credentials, WebSessions } from '../access/access.model.ts';
import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { type Campaign, Campaigns, type Criteria } from '../campaign/campaign.model.ts';
import { usualDates } from '../campaign/campaign.rules.ts';
import { criteria2025 } from '../campaign/criteria-2025.ts';
import { FamilyAccounts } from '../family/family.model.ts';
import { Payables } from '../forfait/payable.model.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import { inTransaction, insert, isDuplicate, type Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { type CampaignView, showCampaign } from './show-campaign.ts';

/**
 * Initialises campaign N: criteria copied from the last one, the one before archived, its family accounts erased (R-CAM-02, R-CAM-09, R-CAM-10).
 * @throws Refusal CAMPAGNE_ANNEE (422), CAMPAGNE_EXISTE, CAMPAGNE_DEJA_OUVERTE, CAMPAGNE_ETAT, IMPAYES (409), DROIT_MANQUANT (403).
 */
export async function initCampaign(act: Act, wanted: { year: number; budget?: Cents | null }): Promise<CampaignView> {
  await requireRight(act, 'campaign');
  const { year } = wanted;
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw refuse('CAMPAGNE_ANNEE', {}, { field: 'annee' });
  try {
    await inTransaction(async (session) => {
      const last = await Campaigns.findOne().sort({ _id: -1 }).session(session).lean<Campaign>();
      if (last && last._id >= year) throw refuse('CAMPAGNE_EXISTE', { year: last._id });
      if (last) await archive(session, act, last);
      await insert(Campaigns, newCampaign(act, year, wanted.budget ?? null, last?.criteria), session);
      await recordEvent(session, act, {
        kind: 'campaign.initialised',
        object: { type: 'campaign', id: String(year) },
        campaign: year,
        after: { budget: wanted.budget ?? null },
      });
    });
  } catch (error) {
    throw isDuplicate(error) ? refuse('CAMPAGNE_EXISTE', { year }) : error;
  }
  return showCampaign(year);
}

function newCampaign(act: Act, year: number, budget: Cents | null, previous: Criteria | undefined): Campaign {
  const criteria = previous ? { ...previous, ageDay: `${year}${previous.ageDay.slice(4)}` } : criteria2025(year);
  return {
    _id: year,
    state: 'draft',
    ...usualDates(year),
    loadOpen: true,
    criteria,
    budget,
    createdAt: act.at,
    openedAt: null,
    closedAt: null,
  };
}

/** The one before becomes read only, once nothing in it waits any more. */
async function archive(session: Session, act: Act, last: Campaign): Promise<void> {
  if (last.state === 'open') throw refuse('CAMPAGNE_DEJA_OUVERTE', { year: last._id });
  if (last.state === 'archived' || last.state === 'purged') return;
  if (last.state !== 'closed') throw refuse('CAMPAGNE_ETAT', { year: last._id, state: 'en préparation' });
  if (await Payables.exists({ campaign: last._id, state: { $ne: 'paid' } }).session(session)) throw refuse('IMPAYES');
  const archived = await Campaigns.updateOne({ _id: last._id, state: 'closed' }, { $set: { state: 'archived' } }, { session });
  if (archived.modifiedCount !== 1) throw refuse('CAMPAGNE_ETAT', { year: last._id, state: last.state });
  const subjects = { $regex: `^family:${last._id}:` };
  await FamilyAccounts.deleteMany({ campaign: last._id }, { session });
  await Credentials.deleteMany({ _id: subjects }, { session });
  await AccessTokens.deleteMany({ subject: subjects }, { session });
  await WebSessions.deleteMany({ subject: subjects }, { session });
  await recordEvent(session, act, {
    kind: 'campaign.archived',
    object: { type: 'campaign', id: String(last._id) },
    campaign: last._id,
    before: { state: 'closed' },
    after: { state: 'archived' },
  });
}
