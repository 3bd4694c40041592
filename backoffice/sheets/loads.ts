import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { type Load, type LoadFile, Loads } from '#core/load/load.model.ts';
import type { LoadState } from '#core/load/load-states.rules.ts';
import { formatCount, typo } from '#core/shared/french.ts';
import { euros, instant, orNothing } from './format.ts';
import type { Sheet, StateWords } from './sheet.ts';

export const LOAD_WORDS = {
  uploaded: { word: 'Déposé', tone: 'wait' },
  simulating: { word: 'Simulation', tone: 'move' },
  simulated: { word: 'À confirmer', tone: 'wait' },
  confirmed: { word: 'Confirmé', tone: 'move' },
  running: { word: 'En cours', tone: 'move' },
  done: { word: 'Terminé', tone: 'ok' },
  failed: { word: 'Arrêté', tone: 'stop' },
  cancelled: { word: 'Abandonné', tone: 'off' },
  undoing: { word: 'Annulation', tone: 'move' },
  undone: { word: 'Annulé', tone: 'off' },
} as const satisfies Record<LoadState, StateWords[string]>;

const file = (each: LoadFile | null): string => orNothing(each?.name);
const print = (each: LoadFile | null): string => orNothing(each?.sha256);
const counted = ({ lines, new: added, changed, unchanged, rejected }: Load['counts']['allo']): string =>
  `${formatCount(lines)} lues, ${formatCount(added)} nouvelles, ${formatCount(changed)} changées, ${formatCount(unchanged)} inchangées, ${formatCount(rejected)} rejetées`;

export const loads: Sheet<Load> = {
  id: 'Load',
  title: 'Historique des chargements',
  empty: typo('Aucun chargement. Déposez les deux fichiers dans « Charger les fichiers ».'),
  model: Loads,
  fields: ['campaign', 'state', 'files', 'author', 'registeredAt', 'endedAt', 'durationMs', 'counts', 'failure', 'undo'],
  sort: { by: 'registeredAt', direction: 'desc' },
  columns: [
    {
      name: 'registeredAt',
      label: 'Le',
      show: (row) => instant(row.registeredAt),
      listed: true,
      sort: ['registeredAt'],
      filter: { kind: 'days', field: 'registeredAt' },
    },
    {
      name: 'state',
      label: 'État',
      show: (row) => row.state,
      states: LOAD_WORDS,
      listed: true,
      filter: { kind: 'choice', field: 'state' },
    },
    { name: 'allo', label: 'Fichier allo', show: (row) => file(row.files.allo), listed: true },
    { name: 'enf', label: 'Fichier enf', show: (row) => file(row.files.enf), listed: true },
    { name: 'families', label: 'Familles lues', show: (row) => formatCount(row.counts.allo.lines), listed: true, num: true },
    { name: 'children', label: 'Enfants lus', show: (row) => formatCount(row.counts.enf.lines), listed: true, num: true },
    {
      name: 'rejected',
      label: 'Rejets',
      show: (row) => formatCount(row.counts.allo.rejected + row.counts.enf.rejected),
      listed: true,
      num: true,
    },
    { name: 'agent', label: 'Agent', show: (row) => row.author.id, listed: true },
    { name: 'alloCounts', label: 'Familles', show: (row) => counted(row.counts.allo) },
    { name: 'enfCounts', label: 'Enfants', show: (row) => counted(row.counts.enf) },
    { name: 'total', label: 'Forfaits', show: (row) => euros(row.counts.totalCents) },
    { name: 'alloPrint', label: 'Empreinte du fichier allo', show: (row) => print(row.files.allo) },
    { name: 'enfPrint', label: 'Empreinte du fichier enf', show: (row) => print(row.files.enf) },
    { name: 'endedAt', label: 'Terminé le', show: (row) => instant(row.endedAt) },
    { name: 'duration', label: 'Durée', show: (row) => `${Math.round(row.durationMs / 100) / 10} s`.replace('.', ',') },
    { name: 'undone', label: 'Annulé parce que', show: (row) => (row.state === 'undone' ? orNothing(row.undo?.reason) : orNothing('')) },
    { name: 'failure', label: 'Arrêté parce que', show: (row) => orNothing(row.failure) },
    {
      name: 'campaign',
      label: 'Campagne',
      show: (row) => campaignLabel(row.campaign),
      filter: { kind: 'exact', field: 'campaign', read: Number },
    },
  ],
};
