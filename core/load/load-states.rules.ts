/** The life of a load (R-CAM-06, R-CAM-07). Pure. */
export const LOAD_STATES = [
  'uploaded',
  'simulating',
  'simulated',
  'confirmed',
  'running',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;
export type LoadState = (typeof LOAD_STATES)[number];

/**
 * What may follow what. From the command line a load starts simulating or running at once.
 * An undoing that meets something in its way gives the load its former state back (undoing/let-go.ts).
 */
const NEXT: Record<LoadState, readonly LoadState[]> = {
  uploaded: ['simulating', 'failed', 'cancelled'],
  simulating: ['simulated', 'failed', 'cancelled'],
  simulated: ['confirmed', 'cancelled'],
  confirmed: ['running', 'failed', 'cancelled'],
  running: ['done', 'failed', 'cancelled'],
  done: ['undoing'],
  failed: ['undoing'],
  cancelled: ['undoing'],
  undoing: ['undone', 'failed'],
  undone: [],
};

/** States that lead to `to`: the filter of the write that changes it. */
export const loadStatesBefore = (to: LoadState): LoadState[] => LOAD_STATES.filter((from) => NEXT[from].includes(to));

/** A simulated load waits for the agent and keeps nobody out; the others under way do. */
export const keepsOthersOut = (state: LoadState): boolean => ['uploaded', 'simulating', 'confirmed', 'running', 'undoing'].includes(state);

/** Whether what is shown of a load is what its simulation found; afterwards, it is what it wrote. */
export const showsSimulation = (state: LoadState): boolean => ['simulating', 'simulated', 'confirmed'].includes(state);

/** States in which a worker has something to do, and the state the work puts it in. */
export const WORK: readonly { from: LoadState; to: 'simulating' | 'running' | 'undoing' }[] = [
  { from: 'uploaded', to: 'simulating' },
  { from: 'simulating', to: 'simulating' },
  { from: 'confirmed', to: 'running' },
  { from: 'running', to: 'running' },
  { from: 'undoing', to: 'undoing' },
];

/** As a person reads them. */
export const LOAD_STATE_LABELS: Record<LoadState, string> = {
  uploaded: 'déposé',
  simulating: 'simulation en cours',
  simulated: 'à confirmer',
  confirmed: 'confirmé',
  running: 'chargement en cours',
  done: 'terminé',
  failed: 'arrêté',
  cancelled: 'abandonné',
  undoing: 'annulation en cours',
  undone: 'annulé',
};
