/** Loading the campaign's files (R-CAM-03 to 07): deposit, simulation seen, confirmed or given up, rejects. The worker does the work. */
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { currentCampaign, requireCurrentCampaign } from '#core/campaign/find-campaign.ts';
import { cancelLoad } from '#core/load/cancel-load.ts';
import { confirmLoad } from '#core/load/confirm-load.ts';
import { FILE_KINDS, type FileKind } from '#core/load/file-kinds.ts';
import { findLoad, listLoads, listRejects } from '#core/load/find-loads.ts';
import { registerLoad } from '#core/load/register-load.ts';
import { writeRejectFile } from '#core/load/write-reject-file.ts';
import { refuse } from '#core/shared/refusals.ts';
import { loadFacts } from './load-facts.ts';
import { type DeskRequest, type DeskRoute, queryText, sendFile } from './route.ts';
import { withUploads } from './upload.ts';

const HISTORY = 20;
const REJECTS_A_PAGE = 50;
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

async function rejects({ req }: DeskRequest): Promise<object> {
  const level = queryText(req, 'niveau') === 'warning' ? 'warning' : 'reject';
  const page = Math.max(0, Number.parseInt(queryText(req, 'page') || '0', 10) || 0);
  const kind = FILE_KINDS.find((each) => each === queryText(req, 'fichier'));
  const { _id } = await findLoad(req.params.chargement!);
  const found = await listRejects({ loadId: _id, level, page, perPage: REJECTS_A_PAGE, ...(kind ? { file: kind } : {}) });
  return {
    total: found.total,
    perPage: REJECTS_A_PAGE,
    lines: found.rejects.map(({ file, line, level: grade, code, reason, cells, takenUp }) => ({
      file,
      line,
      level: grade,
      code,
      reason,
      cells,
      takenUp: takenUp !== null,
    })),
  };
}

async function rejectFile({ req, res }: DeskRequest): Promise<undefined> {
  const kind = fileKind(req.params.fichier ?? '');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-rejets-'));
  try {
    const written = await writeRejectFile(req.params.chargement!, kind, folder);
    if (!written) throw refuse('INTROUVABLE');
    return sendFile(res, { fileName: path.basename(written), bytes: await readFile(written), type: 'application/octet-stream' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function fileKind(text: string): FileKind {
  const kind = FILE_KINDS.find((each) => each === text);
  if (!kind) throw refuse('INTROUVABLE');
  return kind;
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
  { method: 'get', path: '/chargements/:chargement/lignes', right: RIGHT, run: rejects },
  { method: 'get', path: '/chargements/:chargement/rejets/:fichier', right: RIGHT, run: rejectFile },
];
