/** Words of the loads' screens. */
import type { LoadFacts } from '../../actions/load-facts.ts';

export const FILE_WORDS = { allo: 'Famille', enf: 'Enfant' } as const;

/** States in which the worker has, or will have, something to do. */
export const isMoving = ({ state }: LoadFacts): boolean => ['uploaded', 'simulating', 'confirmed', 'running', 'undoing'].includes(state);

/** States in which nothing was written yet. */
export const isSimulation = ({ state }: LoadFacts): boolean => ['uploaded', 'simulating', 'simulated'].includes(state);

/** The page of one load. */
export const loadHref = (id: string, vue = ''): string =>
  `/caf/pages/chargement?chargement=${encodeURIComponent(id)}${vue && `&vue=${vue}`}`;
