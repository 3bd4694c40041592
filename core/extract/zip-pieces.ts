/** A ZIP archive written as it is read (APPNOTE 6.3): sizes follow each file, so that none has to be known or kept before. */
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ArchivedFile {
  name: string;
  pieces: () => AsyncIterable<string | Uint8Array>;
}

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

const VERSION = 20;
/** Sizes come after the data; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1 January 1980: the date of the archive is in its name. */
const NO_DATE = 0x21;

/** Pieces of the archive; one file after the other, none above 4 GB. */
export async function* zipPieces(files: readonly ArchivedFile[]): AsyncGenerator<Uint8Array> {
  const entries: Written[] = [];
  let offset = 0;
  for (const file of files) {
    const entry: Written = { name: Buffer.from(file.name), crc: 0, packed: 0, size: 0, offset };
    const head = localHeader(entry.name);
    yield head;
    for await (const piece of deflated(file, entry)) yield piece;
    const tail = descriptor(entry);
    yield tail;
    entries.push(entry);
    offset += head.length + entry.packed + tail.length;
  }
  const directory = Buffer.concat(entries.map(directoryEntry));
  yield directory;
  yield endRecord(entries.length, directory.length, offset);
}

async function* deflated(file: ArchivedFile, entry: Written): AsyncGenerator<Buffer> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const text of file.pieces()) {
      const bytes = Buffer.from(text);
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.length;
      yield bytes;
    }
  }
  const source = Readable.from(counted());
  const packed = createDeflateRaw();
  source.on('error', (error) => packed.destroy(error));
  for await (const piece of source.pipe(packed) as AsyncIterable<Buffer>) {
    entry.packed += piece.length;
    yield piece;
  }
}

/** Little-endian numbers of 2 or 4 bytes, one after the other. */
function record(...numbers: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(numbers.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of numbers) at = bytes === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at);
  return buffer;
}

const localHeader = (name: Buffer): Buffer =>
  Buffer.concat([
    record([4, 0x04034b50], [2, VERSION], [2, FLAGS], [2, DEFLATE], [2, 0], [2, NO_DATE], [4, 0], [4, 0], [4, 0], [2, name.length], [2, 0]),
    name,
  ]);

const descriptor = ({ crc, packed, size }: Written): Buffer => record([4, 0x08074b50], [4, crc], [4, packed], [4, size]);

const directoryEntry = ({ name, crc, packed, size, offset }: Written): Buffer =>
  Buffer.concat([
    record([4, 0x02014b50], [2, VERSION], [2, VERSION], [2, FLAGS], [2, DEFLATE], [2, 0], [2, NO_DATE], [4, crc], [4, packed], [4, size]),
    record([2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
    name,
  ]);

const endRecord = (count: number, length: number, offset: number): Buffer =>
  record([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, offset], [2, 0]);
