const EVERY_MS = 100;
/** Something else on that port may accept and say nothing. */
const ANSWER_WITHIN_MS = 2000;

/** Waits until `GET /sante` of this server answers 200. @returns false when it has not within the time. */
export async function waitForHealth(port: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/sante`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  return false;
}
