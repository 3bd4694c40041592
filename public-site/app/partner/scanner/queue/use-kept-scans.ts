import { useCallback, useEffect, useRef, useState } from 'react';
import type { Outcome } from '../scanner.ts';
import type { KeptScan, KeptScanAnswer, PageBooklet } from './kept-scan.ts';
import { sendKept, type Stopped } from './send.ts';
import { canSign, signScan } from './sign.ts';
import { forget, keep, keptScans } from './store.ts';

const AGAIN_MS = 5000;

/** What became of a scan that could not be checked. */
export type KeptWord = Extract<Outcome['word'], 'kept' | 'kept-before' | 'lost'>;

export interface SettledScan {
  cle: string;
  child: string;
  amount: string;
}

/** What this device keeps for this user, and what came of it since the page is open. */
export interface KeptView {
  waiting: KeptScan[];
  refused: KeptScan[];
  /** Names of children stay in this page only. */
  settled: SettledScan[];
  stopped: Stopped;
}

const NOTHING: KeptView = { waiting: [], refused: [], settled: [], stopped: null };

/** Keeps scans without network and sends them when it is back: at once, at each sign of a network, and every five seconds. */
export function useKeptScans(booklet: PageBooklet) {
  const [view, setView] = useState(NOTHING);
  const latest = useRef(booklet);
  latest.current = booklet;
  const settled = useRef(new Set<string>());

  const look = useCallback(async (): Promise<void> => {
    const mine = (await keptScans()).filter(({ userId }) => userId === latest.current.userId);
    const waiting = mine.filter((each) => !each.refused);
    setView((before) => ({ ...before, waiting, refused: mine.filter((each) => each.refused) }));
  }, []);

  const send = useCallback(async (): Promise<void> => {
    if (!canSign()) return;
    const stopped = await sendKept(latest.current.userId, (scan, answer) => {
      if (answer.state === 'validated') settled.current.add(scan.code);
      setView((before) => withAnswer(before, scan, answer));
    });
    setView((before) => ({ ...before, stopped }));
    await look();
  }, [look]);

  const keepScan = useCallback(
    async (code: string, cle?: string): Promise<KeptWord> => {
      if (!canSign()) return 'lost';
      try {
        const kept = await keep(await signScan(code, latest.current, cle));
        return kept ? 'kept' : 'kept-before';
      } catch {
        return 'lost';
      } finally {
        await look().catch(() => undefined);
      }
    },
    [look],
  );

  /** Whether this code already waits here: it is on its way, nothing is to be done again. */
  const isWaiting = useCallback(async (code: string): Promise<boolean> => {
    const kept = await keptScans().catch(() => []);
    return kept.some((each) => each.userId === latest.current.userId && each.code === code && !each.refused);
  }, []);

  /** Whether it was validated since this page is open: the same code held before the camera again asks nothing of the server. */
  const isSettled = useCallback((code: string): boolean => settled.current.has(code), []);

  useEffect(() => {
    const again = () => void send().catch(() => undefined);
    again();
    window.addEventListener('online', again);
    const timer = window.setInterval(again, AGAIN_MS);
    return () => {
      window.removeEventListener('online', again);
      window.clearInterval(timer);
    };
  }, [send]);

  const dismiss = (cle: string): void => void forget(cle).then(look);
  return { view, keepScan, isWaiting, isSettled, dismiss };
}

const withAnswer = (view: KeptView, { cle }: KeptScan, answer: KeptScanAnswer): KeptView =>
  answer.state === 'validated'
    ? { ...view, waiting: view.waiting.filter((each) => each.cle !== cle), settled: [{ cle, ...answer }, ...view.settled] }
    : view;
