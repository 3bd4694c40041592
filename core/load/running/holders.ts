import os from 'node:os';
import { realNow } from '../../shared/clock.ts';
import type { Load } from '../load.model.ts';

/** "host:process:what": who works on a load. */
export const thisHolder = (what: string): string => `${os.hostname()}:${process.pid}:${what}`;

/** Whether nobody works on a load any more: its lease ran out, or its process of this machine is gone. */
export function isAbandoned({ holder, leaseUntil }: Pick<Load, 'holder' | 'leaseUntil'>): boolean {
  if (!holder || !leaseUntil || leaseUntil < realNow()) return true;
  const [host, process_] = holder.split(':');
  return host === os.hostname() && !isAlive(Number(process_));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
