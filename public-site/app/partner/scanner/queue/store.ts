/** The scans this device keeps, in IndexedDB: they survive the page, the browser and the session. */
import type { KeptScan } from './kept-scan.ts';

const SCANS = 'scans';
const ONE_EACH = 'code-of-user';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('tlj-scans', 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(SCANS, { keyPath: 'cle' }).createIndex(ONE_EACH, ['userId', 'code'], { unique: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

/** One request in one transaction; resolves once it is on the disk of the device. */
async function run<T>(mode: IDBTransactionMode, work: (scans: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(SCANS, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(SCANS));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? request.error ?? new Error('IndexedDB'));
    });
  } finally {
    database.close();
  }
}

/** @returns false when this user keeps this code already. */
export async function keep(scan: KeptScan): Promise<boolean> {
  try {
    await run('readwrite', (scans) => scans.add(scan));
    return true;
  } catch (error) {
    if ((error as DOMException).name === 'ConstraintError') return false;
    throw error;
  }
}

/** All that this device keeps, of every account, the oldest first. */
export async function keptScans(): Promise<KeptScan[]> {
  const all = (await run('readonly', (scans) => scans.getAll())) as KeptScan[];
  return all.sort((a, b) => a.keptAt - b.keptAt);
}

export const forget = (cle: string): Promise<undefined> => run('readwrite', (scans) => scans.delete(cle));

/** Notes that the server refused it. */
export const noteRefusal = (scan: KeptScan, refused: NonNullable<KeptScan['refused']>): Promise<IDBValidKey> =>
  run('readwrite', (scans) => scans.put({ ...scan, refused }));
