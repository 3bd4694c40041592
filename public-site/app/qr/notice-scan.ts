import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { COPIES_ADDRESS, type QrCopies } from './copies.ts';

const EVERY_MS = 15_000;
/** Five minutes at the desk: an open page must not keep a session alive. */
const TIMES = 20;

/**
 * Shows that the club has scanned, without anybody touching the phone: asks whether the code is still live, and draws the page
 * again when it is not. Without network nothing is asked of the page, which goes on showing the code.
 */
export function useNoticeScan(code: string, live: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!live) return;
    let times = 0;
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'visible' && (await isGone(code))) revalidate();
    };
    const clock = setInterval(() => {
      if (++times >= TIMES) clearInterval(clock);
      void look();
    }, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(clock);
      document.removeEventListener('visibilitychange', look);
    };
  }, [code, live, revalidate]);
}

async function isGone(code: string): Promise<boolean> {
  const answer = await fetch(COPIES_ADDRESS, { cache: 'no-store' }).catch(() => null);
  if (answer?.status !== 200) return false;
  const { codes } = (await answer.json()) as QrCopies;
  return codes.every((each) => each.code !== code);
}
