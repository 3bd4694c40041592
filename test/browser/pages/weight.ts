/** What a page costs to somebody who comes for the first time: bytes on the wire, headers included. */
import type { Page } from 'puppeteer';

export interface Part {
  path: string;
  bytes: number;
  encoding: string;
}

/** Loads a page with an empty cache. @returns each thing that came, the heaviest first. */
export async function weigh(page: Page, address: string): Promise<Part[]> {
  const wire = await page.createCDPSession();
  await wire.send('Network.enable');
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true });
  const parts = new Map<string, Part>();
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]));
    if (!/^data:/.test(response.url))
      parts.set(requestId, { path: new URL(response.url).pathname, bytes: 0, encoding: headers['content-encoding'] ?? '' });
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const part = parts.get(requestId);
    if (part) part.bytes = encodedDataLength;
  });
  await page.goto(address, { waitUntil: 'networkidle0' });
  await wire.detach();
  return [...parts.values()].sort((a, b) => b.bytes - a.bytes);
}

export const total = (parts: readonly Part[]): number => parts.reduce((sum, { bytes }) => sum + bytes, 0);
