import type { Load, LoadFile } from '#core/load/load.model.ts';
import { euros, instant } from '../sheets/format.ts';
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
  seconds: Math.round(load.durationMs / 1000),
  counts: { allo: load.counts.allo, enf: load.counts.enf },
  total: euros(load.counts.totalCents),
  outsideBareme: load.counts.outsideBareme,
  withoutMail: load.counts.withoutMail,
  released: load.counts.released,
  progress: load.progress,
  failure: load.failure,
});

const fileFacts = (file: LoadFile | null) => (file ? { name: file.name, sha256: file.sha256 } : null);
