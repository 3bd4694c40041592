import { type LoadReject, LoadRejects } from '#core/load/load.model.ts';
import { orNothing, yesNo } from './format.ts';
import type { Sheet } from './sheet.ts';
import { YES_NO } from './words.ts';

const LEVELS = { reject: { word: 'Rejetée', tone: 'stop' }, warning: { word: 'Chargée, à vérifier', tone: 'wait' } } as const;

export const loadRejects: Sheet<LoadReject> = {
  id: 'LoadReject',
  title: 'Rejets et lignes à vérifier',
  empty: 'Aucune ligne. Changez de filtre pour en voir d’autres.',
  model: LoadRejects,
  fields: ['loadId', 'campaign', 'file', 'line', 'level', 'code', 'reason', 'cells', 'key', 'simulated', 'takenUp'],
  sort: { by: 'line', direction: 'asc' },
  ofCampaign: true,
  columns: [
    {
      name: 'line',
      label: 'Ligne',
      show: (row) => String(row.line),
      listed: true,
      sort: ['loadId', 'level', 'file', 'line'],
    },
    { name: 'file', label: 'Fichier', show: (row) => row.file, listed: true, filter: { kind: 'exact', field: 'file' } },
    { name: 'level', label: 'Suite', show: (row) => row.level, states: LEVELS, listed: true, filter: { kind: 'choice', field: 'level' } },
    { name: 'code', label: 'Code', show: (row) => row.code, listed: true, filter: { kind: 'exact', field: 'code' } },
    { name: 'key', label: 'Matricule ou SIAS', show: (row) => orNothing(row.key), listed: true, filter: { kind: 'exact', field: 'key' } },
    { name: 'reason', label: 'Motif', show: (row) => row.reason, listed: true },
    { name: 'takenUp', label: 'Reprise', show: (row) => yesNo(row.takenUp !== null), states: YES_NO, listed: true },
    { name: 'simulated', label: 'Simulation', show: (row) => yesNo(row.simulated), states: YES_NO },
    { name: 'load', label: 'Chargement', show: (row) => row.loadId, filter: { kind: 'exact', field: 'loadId' } },
    { name: 'cells', label: 'La ligne', show: (row) => row.cells.join(' ; ') },
  ],
};
