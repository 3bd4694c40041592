import type { Campaign } from '../campaign/campaign.model.ts';
import { elapsedMs, realNow } from '../shared/clock.ts';
import { type Figures, readFigures } from './figures.ts';
import { FiguresKept, type KeptFigures } from './figures/figures.model.ts';

/** How long figures are good: ten agents on their dashboards cost one reading a minute. */
const GOOD_FOR_MS = 60_000;

const underWay = new Map<number, Promise<Figures>>();

/**
 * The figures of a campaign, at most a minute old; `fresh`: read again now.
 * The copy is in the database, so that every process shows the same; those who ask while it is read wait for the same answer.
 */
export async function recentFigures(campaign: Campaign, { at, fresh = false }: { at: Date; fresh?: boolean }): Promise<Figures> {
  const kept = fresh ? null : await FiguresKept.findById(campaign._id).lean<KeptFigures>();
  if (kept && elapsedMs(kept.readAt) < GOOD_FOR_MS) return kept.figures;
  const known = underWay.get(campaign._id);
  if (known) return known;
  const reading = readAndKeep(campaign, at).finally(() => underWay.delete(campaign._id));
  underWay.set(campaign._id, reading);
  return reading;
}

async function readAndKeep(campaign: Campaign, at: Date): Promise<Figures> {
  const readAt = realNow();
  const figures = await readFigures(campaign, at);
  await FiguresKept.collection.replaceOne({ _id: campaign._id as never }, { readAt, figures } as never, { upsert: true });
  return figures;
}
