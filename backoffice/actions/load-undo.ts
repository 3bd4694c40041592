/** Undoing a load: what it would do and what is in the way, then the worker does it. */
import { findLoad } from '#core/load/find-loads.ts';
import { previewUndo } from '#core/load/preview-undo.ts';
import { undoLoad } from '#core/load/undo-load.ts';
import { instant } from '../sheets/format.ts';
import { loadFacts, obstacleFacts } from './load-facts.ts';
import { bodyText, type DeskRequest, type DeskRoute } from './route.ts';

const RIGHT = ['load'] as const;

/** What the page shows before an undoing; `preview` is null for a load that cannot be undone at all. */
export type UndoFacts = Awaited<ReturnType<typeof preview>>;

async function preview({ act, req }: DeskRequest) {
  const found = await previewUndo(act, req.params.chargement!);
  if (!found) return { preview: null };
  const { families, children, obstacles, later } = found;
  return {
    preview: {
      families,
      children,
      obstacles: obstacles.map(obstacleFacts),
      later: later && { load: later._id, at: instant(later.registeredAt) },
    },
  };
}

async function undo({ act, req }: DeskRequest): Promise<object> {
  const id = req.params.chargement!;
  await undoLoad(act, { id, reason: bodyText(req, 'motif') });
  return loadFacts(await findLoad(id));
}

export const loadUndoRoutes: DeskRoute[] = [
  { method: 'get', path: '/chargements/:chargement/retour-arriere', right: RIGHT, run: preview },
  { method: 'post', path: '/chargements/:chargement/retour-arriere', right: RIGHT, run: undo },
];
