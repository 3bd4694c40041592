/** How long pages of the portal that read the database take, one after the other, with a breath between two. */

const BREATH_MS = 20;
const PAGES = ['/partenaires', '/', '/famille/connexion'];

/** Asks for pages until told to stop; `breathMs` is the pause after each. @returns milliseconds, each. */
export async function pageTimes(portalUrl: string, enough: (taken: number) => boolean, breathMs = BREATH_MS): Promise<number[]> {
  const times: number[] = [];
  while (!enough(times.length)) {
    const start = performance.now();
    const answer = await fetch(portalUrl + PAGES[times.length % PAGES.length]!);
    await answer.text();
    times.push(performance.now() - start);
    if (answer.status !== 200) throw new Error(`a page answered ${answer.status}`);
    await new Promise((resolve) => setTimeout(resolve, breathMs));
  }
  return times;
}

/** Milliseconds, to a tenth. */
export const percentile95 = (times: readonly number[]): number =>
  Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)]! * 10) / 10;
