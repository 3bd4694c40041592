/** Loading the campaign's files (R-CAM-03 to 07): deposit, simulation seen, confirmed or given up. The worker does the work. */
import { currentCampaign, requireCurrentCampaign } from '#core/campaign/find-campaign.ts';
import { cancelLoad } from '#core/load/cancel-load.ts';
import { confirmLoad } from '#core/load/confirm-load.ts';
import { findLoad, listLoads } from '#core/load/find-loads.ts';
import { registerLoad } from '#core/load/register-load.ts';
import { loadDifferenceRoutes } from './load-differences.ts';
import { loadFacts } from './load-facts.ts';
import { loadLineRoutes } from './load-lines.ts';
import { loadUndoRoutes } from './load-undo.ts';
import type { DeskRequest, DeskRoute } from './route.ts';
import { withUploads } from './upload.ts';

const HISTORY = 20;
const RIGHT = ['load'] as const;

async function list(): Promise<object> {
  const campaign = await currentCampaign();
  if (!campaign) return { campaign: null, loads: [] };
  const loads = await listLoads(campaign._id);
  return { campaign: { year: campaign._id, loadOpen: campaign.loadOpen }, loads: loads.slice(0, HISTORY).map(loadFacts) };
}

async function deposit({ act, req }: DeskRequest): Promise<object> {
  const { _id: year } = await requireCurrentCampaign();
  return { load: await withUploads(req, (sources) => registerLoad(act, { year, ...sources })) };
}

/** Does, then says where the load stands. */
const then =
  (work: (request: DeskRequest) => Promise<void>) =>
  async (request: DeskRequest): Promise<object> => {
    await work(request);
    return loadFacts(await findLoad(request.req.params.chargement!));
  };

export const loadRoutes: DeskRoute[] = [
  { method: 'get', path: '/chargements', right: RIGHT, run: list },
  { method: 'put', path: '/chargements', right: RIGHT, run: deposit },
  { method: 'get', path: '/chargements/:chargement', right: RIGHT, run: then(async () => undefined) },
  {
    method: 'post',
    path: '/chargements/:chargement/confirmation',
    right: RIGHT,
    run: then(({ act, req }) => confirmLoad(act, req.params.chargement!)),
  },
  {
    method: 'post',
    path: '/chargements/:chargement/annulation',
    right: RIGHT,
    run: then(({ act, req }) => cancelLoad(act, req.params.chargement!)),
  },
  ...loadDifferenceRoutes,
  ...loadLineRoutes,
  ...loadUndoRoutes,
];
