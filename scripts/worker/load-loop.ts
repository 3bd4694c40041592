import { runNextLoad } from '#core/load/run-next-load.ts';
import type { Loop } from './loop.ts';

/** Simulates and runs the loads the back-office stored, resumes those cut short; each load has its own lease. */
export const loadLoop = (holder: string): Loop => ({
  name: 'loads',
  idleMs: 500,
  turn: async () => (await runNextLoad({ holder })) !== null,
});
