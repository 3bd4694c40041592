import { requireRight } from '../access/require-right.ts';
import { recordEvent } from '../audit/record-event.ts';
import { type Campaign, Campaigns, type Criteria } from '../campaign/campaign.model.ts';
import { usualDates, stateWord } from '../campaign/campaign.rules.ts';
import { criteria2025 } from '../campaign/criteria-2025.ts';
import { Depenses } from '../depense/depense.model.ts';
import { Forfaits } from '../forfait/forfait.model.ts';
import { Payables, UNPAID } from '../forfait/payable.model.ts';
import { Vouchers } from '../voucher/voucher.model.ts';
import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import { inTransaction, insert, isDuplicate, type Session } from '../shared/database.ts';
import { refuse } from '../shared/refusals.ts';
import { eraseFamilyAccounts } from './erase-family-accounts.ts';
import { type CampaignView, showCampaign } from './show-campaign.ts';

/**
 * Initialises campaign N: criteria copied from the last one, the one before archived, its family accounts erased (R-CAM-02, R-CAM-09, R-CAM-10).
 * The accounts are erased after the commit, by chunks; the worker finishes what a crash cut short.
 * @throws Refusal CAMPAGNE_ANNEE (422), CAMPAGNE_EXISTE, CAMPAGNE_DEJA_OUVERTE, CAMPAGNE_ETAT, CLOTURE_INACHEVEE, IMPAYES (409), DROIT_MANQUANT (403).
 */
export async function initCampaign(act: Act, wanted: { year: number; budget?: Cents | null }): Promise<CampaignView> {
  await requireRight(act, 'campaign');
  const { year } = wanted;
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw refuse('CAMPAGNE_ANNEE', {}, { field: 'annee' });
  let archived: number | null = null;
  try {
    archived = await inTransaction(async (session) => {
      const last = await Campaigns.findOne().sort({ _id: -1 }).session(session).lean<Campaign>();
      if (last && last._id >= year) throw refuse('CAMPAGNE_EXISTE', { year: last._id });
      const closed = last && (await archive(session, act, last));
      await insert(Campaigns, newCampaign(act, year, wanted.budget ?? null, last?.criteria), session);
      await recordEvent(session, act, {
        kind: 'campaign.initialised',
        object: { type: 'campaign', id: String(year) },
        campaign: year,
        after: { budget: wanted.budget ?? null },
      });
      return closed ?? null;
    });
  } catch (error) {
    throw isDuplicate(error) ? refuse('CAMPAGNE_EXISTE', { year }) : error;
  }
  if (archived !== null) await eraseFamilyAccounts(archived);
  return showCampaign(year);
}

function newCampaign(act: Act, year: number, budget: Cents | null, previous: Criteria | undefined): Campaign {
  const criteria = previous ? { ...previous, ageDay: `${year}${previous.ageDay.slice(4)}` } : criteria2025(year);
  return {
    _id: year,
    state: 'draft',
    ...usualDates(year),
    loadOpen: true,
    version: 1,
    criteria,
    criteriaConfirmedAt: null,
    budget,
    createdAt: act.at,
    openedAt: null,
    closedAt: null,
    purge: null,
  };
}

/**
 * The one before becomes read only, once nothing in it waits any more. What is looked at cannot come back once it is gone: a payable
 * comes from a live QR code or an undecided dépense, these from an open forfait; an agent's rare changes meet this write (guard-writable).
 * @returns the year archived now; null when it was already.
 */
async function archive(session: Session, act: Act, last: Campaign): Promise<number | null> {
  const year = last._id;
  if (last.state === 'open') throw refuse('CAMPAGNE_DEJA_OUVERTE', { year });
  if (last.state === 'archived' || last.state === 'purged') return null;
  if (last.state !== 'closed') throw refuse('CAMPAGNE_ETAT', { year, state: stateWord(last.state) });
  await refuseUnlessAtRest(session, year);
  const archived = await Campaigns.updateOne({ _id: year, state: 'closed' }, { $set: { state: 'archived' } }, { session });
  if (archived.modifiedCount !== 1) throw refuse('CAMPAGNE_ETAT', { year, state: stateWord(last.state) });
  await recordEvent(session, act, {
    kind: 'campaign.archived',
    object: { type: 'campaign', id: String(year) },
    campaign: year,
    before: { state: 'closed' },
    after: { state: 'archived' },
  });
  return year;
}

async function refuseUnlessAtRest(session: Session, campaign: number): Promise<void> {
  const unfinished =
    (await Forfaits.exists({ campaign, state: 'open' }).session(session)) ??
    (await Vouchers.exists({ campaign, state: 'active' }).session(session));
  if (unfinished) throw refuse('CLOTURE_INACHEVEE', { year: campaign });
  const waiting =
    (await Payables.exists({ campaign, state: { $in: UNPAID } }).session(session)) ??
    (await Depenses.exists({ campaign, state: { $in: ['submitted', 'complement'] } }).session(session));
  if (waiting) throw refuse('IMPAYES');
}
