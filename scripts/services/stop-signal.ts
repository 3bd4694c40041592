/** Calls `handler` once, at the first Ctrl-C, SIGTERM or closed terminal; the signals that follow change nothing. */
export function onStopSignal(handler: () => void): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      handler();
    });
}
