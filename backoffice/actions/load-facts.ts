import type { Load, LoadFile, Obstacle } from '#core/load/load.model.ts';
import { euros, instant, orNothing } from '../sheets/format.ts';
import { LOAD_WORDS } from '../sheets/loads.ts';

/** What the page shows of a load. */
export type LoadFacts = ReturnType<typeof loadFacts>;

export const loadFacts = (load: Load) => ({
  id: load._id,
  state: load.state,
  tag: LOAD_WORDS[load.state],
  files: { allo: fileFacts(load.files.allo), enf: fileFacts(load.files.enf) },
  agent: load.author.id,
  registeredAt: instant(load.registeredAt),
  endedAt: instant(load.endedAt),
  duration: duration(load.durationMs),
  counts: { allo: load.counts.allo, enf: load.counts.enf },
  total: euros(load.counts.totalCents),
  outsideBareme: load.counts.outsideBareme,
  withoutMail: load.counts.withoutMail,
  released: load.counts.released,
  progress: load.progress,
  failure: load.failure,
  undo: undoFacts(load),
});

/** The last undoing asked for: who, why, and what was in the way. */
const undoFacts = ({ undo, state }: Load) =>
  undo && {
    agent: undo.author.id,
    at: instant(undo.at),
    reason: undo.reason,
    restoring: undo.phase === 'restore',
    obstacles: state === 'undone' ? [] : undo.obstacles.map(obstacleFacts),
  };

/** A record that depends on a load, as the page shows it. */
export const obstacleFacts = ({ file, key, who, why }: Obstacle) => ({ file, key, who, why });
export type ObstacleFacts = ReturnType<typeof obstacleFacts>;

/** "12 s", "1,4 s"; nothing for a load that has not worked. */
const duration = (ms: number): string =>
  ms === 0 ? orNothing('') : `${(ms / 1000).toLocaleString('fr-FR', { maximumFractionDigits: ms < 10_000 ? 1 : 0 })}\u00a0s`;

const fileFacts = (file: LoadFile | null) => (file ? { name: file.name, sha256: file.sha256 } : null);
