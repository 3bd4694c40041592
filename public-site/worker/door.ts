/**
 * The copies of QR codes on this phone, in IndexedDB, and the door that guards them.
 * Every change is one transaction, and transactions of one store follow each other: a copy that was asked for before
 * somebody left finds another generation, or a shut door, and does not land (decision 0320).
 */
import type { QrCopies, QrCopy } from '../app/qr/copies.ts';

export interface KeptCode extends QrCopy {
  /** Instants of this phone's clock, in milliseconds. */
  keptAt: number;
  until: number;
}

interface Door {
  /** Grows whenever somebody leaves, comes in, or a code is no good any more. */
  generation: number;
  /** Shut from « Quitter » to the next login. */
  open: boolean;
  /** Whose codes are kept; null: none. */
  session: string | null;
  /** Sessions that are over: their codes never come back. */
  left: string[];
}

const DOOR = 'door';
const CODES = 'codes';
const FIRST: Door = { generation: 0, open: true, session: null, left: [] };
const REMEMBERED = 20;

/** @returns the generation to give back to `keep`; null while the door is shut. */
export const openGeneration = (): Promise<number | null> =>
  transact('readonly', async (stores) => {
    const door = await doorOf(stores);
    return door.open ? door.generation : null;
  });

/**
 * Keeps these codes, and no others, unless somebody left or came in since `generation` was read.
 * @returns whether they were kept.
 */
export const keep = (generation: number, { session, codes }: QrCopies, now: number): Promise<boolean> =>
  transact('readwrite', async (stores) => {
    const door = await doorOf(stores);
    if (!door.open || door.generation !== generation || door.left.includes(session)) return false;
    stores.codes.clear();
    for (const code of codes) stores.codes.put({ ...code, keptAt: now, until: now + code.seconds * 1000 } satisfies KeptCode);
    write(stores, { ...door, session });
    return true;
  });

/** Logout, or a session that is over: nothing is kept, and nothing will be before the next login. */
export const leave = (): Promise<void> => empty(false);

/** A login: what the one before left is gone, and the door is open. */
export const enter = (): Promise<void> => empty(true);

/** The server knows no such session; said of `generation` only: somebody may have come in since. */
export const leaveAt = (generation: number): Promise<void> => empty(false, generation);

const empty = (open: boolean, only?: number): Promise<void> =>
  transact('readwrite', async (stores) => {
    const door = await doorOf(stores);
    if (only !== undefined && door.generation !== only) return;
    stores.codes.clear();
    const left = door.session === null ? door.left : [door.session, ...door.left].slice(0, REMEMBERED);
    write(stores, { generation: door.generation + 1, open, session: null, left });
  });

/** A code that is being deleted. */
export const forget = (code: string): Promise<void> =>
  transact('readwrite', async (stores) => {
    const door = await doorOf(stores);
    stores.codes.delete(code);
    write(stores, { ...door, generation: door.generation + 1 });
  });

/** What may be shown now: of a session still open, within its time. A clock set back shows nothing. */
export const keptCodes = (now: number): Promise<KeptCode[]> =>
  transact('readonly', async (stores) => {
    const door = await doorOf(stores);
    if (!door.open || door.session === null) return [];
    const all = (await answered(stores.codes.getAll())) as KeptCode[];
    return all.filter((each) => each.keptAt <= now && now < each.until);
  });

interface Stores {
  door: IDBObjectStore;
  codes: IDBObjectStore;
}

const doorOf = async ({ door }: Stores): Promise<Door> => ((await answered(door.get(DOOR))) as Door | undefined) ?? FIRST;
const write = ({ door }: Stores, value: Door): unknown => door.put(value, DOOR);

async function transact<T>(mode: IDBTransactionMode, work: (stores: Stores) => Promise<T>): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction([DOOR, CODES], mode);
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
    });
    const result = await work({ door: transaction.objectStore(DOOR), codes: transaction.objectStore(CODES) });
    await done;
    return result;
  } finally {
    database.close();
  }
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('tlj-qr', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(DOOR);
    request.result.createObjectStore(CODES, { keyPath: 'code' });
  };
  return answered(request);
}
