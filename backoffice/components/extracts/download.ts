/** Takes a file of the server piece by piece, telling how far it is; it is given to the browser whole, or not at all. */
import { Refused } from '../api.ts';
import { leaveForLogin } from '../kit/drafts.ts';

const ACTIONS = '/caf/actions';
const END_OF_LINE = 10;

export interface Taken {
  lines: number;
  bytes: number;
  /** Rows to come, as the server counted them; 0 when it did not. */
  total: number;
}

/** @throws Refused, or an AbortError when it was stopped. */
export async function download(
  path: string,
  body: Record<string, string>,
  onProgress: (taken: Taken) => void,
  signal: AbortSignal,
): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(ACTIONS + path, { method: 'POST', credentials: 'same-origin', headers, body: JSON.stringify(body), signal });
  if (answer.status === 401) leaveForLogin();
  if (!answer.ok || !answer.body) throw new Refused(answer.status, (await answer.json().catch(() => ({}))) as object);
  const pieces = await takeAll(answer.body, Number(answer.headers.get('X-Lignes') ?? 0), onProgress);
  save(new Blob(pieces, { type: answer.headers.get('Content-Type') ?? '' }), nameOf(answer));
}

async function takeAll(body: ReadableStream<Uint8Array>, total: number, onProgress: (taken: Taken) => void): Promise<BlobPart[]> {
  const pieces: BlobPart[] = [];
  const taken: Taken = { lines: 0, bytes: 0, total };
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    pieces.push(value as BlobPart);
    taken.bytes += value.length;
    for (const byte of value) if (byte === END_OF_LINE) taken.lines++;
    onProgress({ ...taken });
  }
}

const nameOf = (answer: Response): string => /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'extrait';

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
