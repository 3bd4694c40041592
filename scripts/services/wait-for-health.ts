const EVERY_MS = 100;

/** Waits until `GET /sante` of this server answers 200. @returns false when it has not within the time. */
export async function waitForHealth(port: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/sante`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  return false;
}
