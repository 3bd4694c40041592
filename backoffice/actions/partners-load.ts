/** The tiers file (R-PAR-04): deposited and simulated at once, confirmed, run by the worker, its rejects. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PARTNER_FIELD_LABELS } from '#core/partner/partner-fields.rules.ts';
import { cancelTiers, confirmTiers } from '#core/partner/tiers/decide-tiers.ts';
import { findPartnerLoad, listPartnerLoadLines, listPartnerLoads } from '#core/partner/tiers/find-partner-loads.ts';
import { LINE_OUTCOMES, type PartnerLoad } from '#core/partner/tiers/partner-load.model.ts';
import { registerTiers } from '#core/partner/tiers/register-tiers.ts';
import { writeTiersRejects } from '#core/partner/tiers/tiers-reject-file.ts';
import { refuse } from '#core/shared/refusals.ts';
import { instant } from '../sheets/format.ts';
import { PARTNER_LOAD_WORDS } from '../sheets/words.ts';
import { type DeskRequest, type DeskRoute, queryText, sendFile } from './route.ts';
import { withUploadsOf } from './upload.ts';

const LINES_A_PAGE = 50;
const RIGHT = ['partners.validate'] as const;

export type TiersLoadFacts = ReturnType<typeof loadFacts>;

const loadFacts = (load: PartnerLoad) => ({
  id: load._id,
  state: load.state,
  tag: PARTNER_LOAD_WORDS[load.state],
  file: load.file.name,
  sha256: load.file.sha256,
  agent: load.author.kind === 'agent' ? load.author.id : 'Application',
  registeredAt: instant(load.registeredAt),
  endedAt: instant(load.endedAt),
  seconds: Math.round(load.durationMs / 1000),
  counts: load.counts,
  progress: load.progress,
  failure: load.failure,
});

async function list(): Promise<object> {
  return { loads: (await listPartnerLoads()).map(loadFacts) };
}

async function deposit({ act, req }: DeskRequest): Promise<object> {
  const id = await withUploadsOf(req, ['tiers'], ({ tiers }) => {
    if (!tiers) throw refuse('CHAMP_MANQUANT', { label: 'Fichier des tiers' }, { field: 'tiers' });
    return registerTiers(act, tiers);
  });
  return loadFacts(await findPartnerLoad(id));
}

async function lines({ req }: DeskRequest): Promise<object> {
  const outcome = LINE_OUTCOMES.find((each) => each === queryText(req, 'nature')) ?? 'rejected';
  const page = Math.max(0, Number.parseInt(queryText(req, 'page') || '0', 10) || 0);
  const { _id: loadId } = await findPartnerLoad(req.params.chargement!);
  const found = await listPartnerLoadLines({ loadId, outcome, page, perPage: LINES_A_PAGE });
  return {
    total: found.total,
    perPage: LINES_A_PAGE,
    lines: found.lines.map(({ _id, line, key, name, code, reason, cells, changes, takenUp }) => ({
      id: _id,
      line,
      key: key?.replace(':', ' – ') ?? '–',
      name,
      code,
      reason,
      cells,
      changes: changes.map(({ field, before, after }) => ({
        label: PARTNER_FIELD_LABELS[field],
        before: before || '–',
        after: after || '–',
      })),
      takenUp: takenUp !== null,
    })),
  };
}

async function rejectFile({ req, res }: DeskRequest): Promise<undefined> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-rejets-'));
  try {
    const written = await writeTiersRejects(req.params.chargement!, folder);
    if (!written) throw refuse('INTROUVABLE');
    return sendFile(res, { fileName: path.basename(written), bytes: await readFile(written), type: 'application/octet-stream' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const decide =
  (work: typeof confirmTiers) =>
  async ({ act, req }: DeskRequest): Promise<object> => {
    await work(act, req.params.chargement!);
    return loadFacts(await findPartnerLoad(req.params.chargement!));
  };

export const tiersLoadRoutes: DeskRoute[] = [
  { method: 'get', path: '/tiers', right: RIGHT, run: list },
  { method: 'put', path: '/tiers', right: RIGHT, run: deposit },
  { method: 'get', path: '/tiers/:chargement/lignes', right: RIGHT, run: lines },
  { method: 'get', path: '/tiers/:chargement/rejets', right: RIGHT, run: rejectFile },
  { method: 'post', path: '/tiers/:chargement/confirmation', right: RIGHT, run: decide(confirmTiers) },
  { method: 'post', path: '/tiers/:chargement/annulation', right: RIGHT, run: decide(cancelTiers) },
];
