import { open } from 'node:fs/promises';

/** One entry of a ZIP, as its central directory declares it. */
export interface ZipEntry {
  name: string;
  compressed: number;
  /** Bytes once inflated; the reader stops an entry that lies about it. */
  inflated: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** The end record is 22 bytes and a comment of at most 65,535. */
const TAIL = 22 + 65_535;

/** Reads what a ZIP declares without inflating anything. @returns null when it is no ZIP, is cut short, or is a ZIP64 (over 4 GB). */
export async function readZipDirectory(path: string, size: number): Promise<ZipEntry[] | null> {
  const file = await open(path);
  try {
    const read = async (from: number, length: number): Promise<Buffer> => (await file.read(Buffer.alloc(length), 0, length, from)).buffer;
    const tail = await read(Math.max(0, size - TAIL), Math.min(size, TAIL));
    const end = tail.lastIndexOf(uint32(END_OF_DIRECTORY));
    if (end === -1 || tail.length - end < 22) return null;
    const length = tail.readUInt32LE(end + 12);
    const start = tail.readUInt32LE(end + 16);
    return start + length > size ? null : entriesOf(await read(start, length));
  } finally {
    await file.close();
  }
}

function entriesOf(directory: Buffer): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length;) {
    if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset)) as [number, number, number];
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + name),
      compressed: directory.readUInt32LE(at + 20),
      inflated: directory.readUInt32LE(at + 24),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
