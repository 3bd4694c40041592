import { useEffect } from 'react';

/** Keeps the screen on while a QR code waits for the club's scanner, where the browser offers it. */
export function useScreenAwake(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return;
    let held: WakeLockSentinel | undefined;
    let gone = false;
    // The phone may refuse: battery low, page hidden meanwhile. A hidden page loses it and asks again when it comes back.
    const hold = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      const lock = await navigator.wakeLock.request('screen').catch(() => undefined);
      if (gone) await lock?.release();
      else held = lock;
    };
    void hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', hold);
      void held?.release();
    };
  }, [wanted]);
}
