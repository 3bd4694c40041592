import { REMARK_CODES } from '#core/load/checking/reasons.ts';
import { FILE_KINDS } from '#core/load/file-kinds.ts';
import { findLoadsByIds } from '#core/load/find-loads.ts';
import { type LoadReject, LoadRejects } from '#core/load/load.model.ts';
import { instant, orNothing, yesNo } from './format.ts';
import type { Sheet } from './sheet.ts';
import { YES_NO } from './words.ts';
import { typo } from '#core/shared/french.ts';

export const LEVEL_WORDS = { reject: { word: 'Rejetée', tone: 'stop' }, warning: { word: 'Chargée, à vérifier', tone: 'wait' } } as const;

/** Words that are shown as they are. */
const asTheyAre = (words: readonly string[]): Record<string, string> => Object.fromEntries(words.map((word) => [word, word]));

interface RejectRow extends LoadReject {
  /** When the load that took the line up was registered. */
  takenUpAt?: Date | undefined;
}

async function withTakers(rows: RejectRow[]): Promise<RejectRow[]> {
  const loads = await findLoadsByIds([...new Set(rows.flatMap(({ takenUp }) => takenUp ?? []))]);
  const registered = new Map(loads.map(({ _id, registeredAt }) => [_id, registeredAt]));
  return rows.map((row) => ({ ...row, takenUpAt: row.takenUp ? registered.get(row.takenUp) : undefined }));
}

/** A line that was loaded waits for nothing. */
export const REPRISE_WORDS = { waiting: { word: 'À reprendre', tone: 'wait' }, done: { word: 'Reprise', tone: 'ok' } } as const;
const reprise = ({ level, takenUp }: LoadReject): string => (level === 'warning' ? orNothing(null) : takenUp ? 'done' : 'waiting');

export const loadRejects: Sheet<RejectRow> = {
  id: 'LoadReject',
  title: 'Rejets et lignes à vérifier',
  empty: 'Aucune ligne. Changez de filtre pour en voir d’autres.',
  model: LoadRejects as never,
  fields: ['loadId', 'campaign', 'file', 'line', 'level', 'code', 'reason', 'cells', 'key', 'simulated', 'takenUp'],
  sort: { by: 'line', direction: 'asc' },
  ofCampaign: true,
  join: withTakers,
  columns: [
    {
      name: 'line',
      label: 'Ligne',
      show: (row) => String(row.line),
      listed: true,
      sort: ['loadId', 'level', 'file', 'line'],
    },
    {
      name: 'file',
      label: 'Fichier',
      show: (row) => row.file,
      labels: asTheyAre(FILE_KINDS),
      listed: true,
      filter: { kind: 'choice', field: 'file' },
    },
    {
      name: 'level',
      label: 'Suite',
      show: (row) => row.level,
      states: LEVEL_WORDS,
      listed: true,
      filter: { kind: 'choice', field: 'level' },
    },
    {
      name: 'code',
      label: 'Code',
      show: (row) => row.code,
      labels: asTheyAre(REMARK_CODES),
      filter: { kind: 'choice', field: 'code' },
    },
    { name: 'key', label: 'Matricule ou SIAS', show: (row) => orNothing(row.key), listed: true, filter: { kind: 'exact', field: 'key' } },
    { name: 'reason', label: 'Motif', show: (row) => row.reason, listed: true },
    { name: 'takenUp', label: 'Reprise', show: reprise, states: REPRISE_WORDS, listed: true },
    { name: 'takenUpAt', label: 'Reprise par le chargement du', show: (row) => instant(row.takenUpAt) },
    { name: 'simulated', label: 'Simulation', show: (row) => yesNo(row.simulated), states: YES_NO },
    { name: 'load', label: 'Chargement', show: (row) => row.loadId, filter: { kind: 'exact', field: 'loadId' } },
    { name: 'cells', label: 'La ligne', show: (row) => row.cells.join(typo(' ; ')) },
  ],
};
