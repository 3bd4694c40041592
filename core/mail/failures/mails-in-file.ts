/** The mails of an .mbox file, or the one of an .eml file: read line by line, one mail in memory at a time. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { LARGEST_RETURNED } from './read-returned.ts';

const START = /^From /;
/** A line of a mail that begins with "From " is written with a ">" before it. */
const QUOTED_START = /^>(>*From )/;

/** @returns each mail, without the line that stands before it; of one that is too large to be read, its beginning. */
export async function* mailsInFile(path: string): AsyncGenerator<Buffer> {
  // latin1: one character a byte, so that nothing is lost of any encoding.
  const lines = createInterface({ input: createReadStream(path, 'latin1'), crlfDelay: Infinity });
  let mail = new OneMail();
  let isMbox: boolean | undefined;
  for await (const line of lines) {
    isMbox ??= START.test(line);
    if (isMbox && mail.endedByBlank && START.test(line)) {
      if (!mail.isEmpty()) yield mail.bytes();
      mail = new OneMail();
    } else mail.add(isMbox ? line.replace(QUOTED_START, '$1') : line);
  }
  if (!mail.isEmpty()) yield mail.bytes();
}

class OneMail {
  endedByBlank = true;
  private readonly lines: string[] = [];
  private size = 0;

  add(line: string): void {
    this.endedByBlank = line === '';
    if (this.size > LARGEST_RETURNED) return;
    this.lines.push(line);
    this.size += line.length + 2;
  }

  isEmpty(): boolean {
    return this.lines.every((line) => line.trim() === '');
  }

  bytes(): Buffer {
    return Buffer.from(this.lines.join('\r\n'), 'latin1');
  }
}
