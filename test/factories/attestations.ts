/** Files as families send them, each different from the others; and PDFs, whole or with something in them. */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

// Read at the first sealing, here and in the processes that race.
process.env.ATTACHMENT_SECRET ??= 'secret des attestations des tests';

let number = 0;

/** A photograph, different from any other number's: a few bytes stand behind the picture. */
export async function aPhoto(which = ++number): Promise<Buffer> {
  const picture = sharp({ create: { width: 60, height: 80, channels: 3, background: 'teal' } });
  return Buffer.concat([await picture.jpeg().toBuffer(), Buffer.from(String(which))]);
}

/** A PDF of one empty page; `more` is another object of it. */
export function aPdf(more = '', { compressed = '', tail = '' } = {}): Buffer {
  const stream = compressed === '' ? '' : objectStream(compressed);
  return Buffer.from(
    [
      '%PDF-1.7',
      '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
      '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
      '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj',
      more,
      stream,
      'trailer << /Root 1 0 R /Size 4 >>',
      'startxref 0',
      `%%EOF${tail}`,
    ].join('\n'),
    'latin1',
  );
}

function objectStream(objects: string): string {
  const data = deflateSync(Buffer.from(objects)).toString('latin1');
  return `9 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream endobj`;
}
