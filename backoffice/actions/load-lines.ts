/** The rejects and warnings of a load (R-CAM-05): by file, code and reprise, and the file to mend. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FILE_KINDS, type FileKind } from '#core/load/file-kinds.ts';
import { countRejectCodes, findLoad, findLoadsByIds, listRejects } from '#core/load/find-loads.ts';
import { writeRejectFile } from '#core/load/write-reject-file.ts';
import { refuse } from '#core/shared/refusals.ts';
import { instant } from '../sheets/format.ts';
import { type DeskRequest, type DeskRoute, queryPage, queryChoice, queryText, sendFile } from './route.ts';

const PER_PAGE = 50;
const RIGHT = ['load'] as const;
const TAKEN_UP = { faite: true, attendue: false } as const;

/** What the page shows of lines. */
export type LoadLines = Awaited<ReturnType<typeof lines>>;
export type LoadLine = LoadLines['lines'][number];

async function lines({ req }: DeskRequest) {
  const level = queryChoice(req, 'niveau', ['reject', 'warning'] as const) ?? 'reject';
  const takenUp = queryChoice(req, 'reprise', ['faite', 'attendue'] as const);
  const { _id: loadId } = await findLoad(req.params.chargement!);
  const { total, rejects } = await listRejects({
    loadId,
    level,
    file: queryChoice(req, 'fichier', FILE_KINDS),
    code: queryText(req, 'code') || undefined,
    takenUp: takenUp && TAKEN_UP[takenUp],
    page: queryPage(req),
    perPage: PER_PAGE,
  });
  const takers = await findLoadsByIds([...new Set(rejects.flatMap((reject) => reject.takenUp ?? []))]);
  const taken = new Map(takers.map((load) => [load._id, { load: load._id, at: instant(load.registeredAt) }]));
  return {
    total,
    perPage: PER_PAGE,
    codes: await countRejectCodes(loadId, level),
    lines: rejects.map((reject) => ({
      file: reject.file,
      line: reject.line,
      level: reject.level,
      code: reject.code,
      reason: reject.reason,
      cells: reject.cells,
      /** The load that took the line up, and when it was registered. */
      takenUp: reject.takenUp === null ? null : (taken.get(reject.takenUp) ?? { load: reject.takenUp, at: instant(null) }),
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

export const loadLineRoutes: DeskRoute[] = [
  { method: 'get', path: '/chargements/:chargement/lignes', right: RIGHT, run: lines },
  { method: 'get', path: '/chargements/:chargement/rejets/:fichier', right: RIGHT, run: rejectFile },
];
