import type { KeptScan, KeptScanAnswer } from './kept-scan.ts';
import { forget, keptScans, noteRefusal } from './store.ts';

/** Where kept scans go, and what tells whether the server answers. */
export const KEPT_SCANS = '/partenaire/scanner/gardes';
const PATIENCE_MS = 4000;
const LOCK = 'tlj-kept-scans';

/** Whether the server answers now: a phone that says it has a network often has none in a gymnasium. */
export async function serverAnswers(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    await fetch(KEPT_SCANS, { method: 'HEAD', cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch {
    return false;
  }
}

/** What stops the sending for now: the scans stay. `session`: the person must log in again. */
export type Stopped = 'network' | 'session' | null;

type OnAnswer = (scan: KeptScan, answer: KeptScanAnswer) => void;

/** Sends what this user keeps, one at a time whatever the number of pages open, the oldest first; tells each answer. */
export async function sendKept(userId: string, onAnswer: OnAnswer): Promise<Stopped> {
  return (await navigator.locks.request(LOCK, () => sendEach(userId, onAnswer))) as Stopped;
}

async function sendEach(userId: string, onAnswer: OnAnswer): Promise<Stopped> {
  for (const scan of await keptScans()) {
    if (scan.userId !== userId || scan.refused) continue;
    const answer = await send(scan);
    if (typeof answer === 'string') return answer;
    // Told first: a code is never neither waiting nor settled in the eyes of the camera.
    onAnswer(scan, answer);
    if (answer.state === 'refused') await noteRefusal(scan, answer);
    else await forget(scan.cle);
  }
  return null;
}

async function send({ carnet, cle, code, signature }: KeptScan): Promise<KeptScanAnswer | 'network' | 'session'> {
  try {
    const body = new URLSearchParams({ carnet, cle, code, signature });
    const response = await fetch(KEPT_SCANS, { method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS * 3) });
    if (response.headers.get('Content-Type')?.startsWith('application/json')) return (await response.json()) as KeptScanAnswer;
    return response.status === 401 || response.status === 403 ? 'session' : 'network';
  } catch {
    return 'network';
  }
}
