/**
 * What a PDF may not hold (security.md): scripts, programs, files, forms that send, encryption, another format behind it.
 * Names are read with their #xx escapes undone, in plain objects and in compressed object streams alike. Pure.
 */
import { inflateSync } from 'node:zlib';

const HEADER = /^%PDF-[12]\.\d/;
/** After the last %%EOF only blanks. */
const ENDING = /%%EOF\s*$/;
const HEAD = 1024;
/** A ZIP's directory stands at its end, a comment of 64 kB at most behind it. */
const ZIP_TAIL = 66_000;
const ZIP_END = 'PK\x05\x06';
const MAX_INFLATED = 20_000_000;
const STREAM = /\bstream\r?\n/g;

const FORBIDDEN: readonly [RegExp, string][] = [
  [/\/Encrypt\b/, 'une protection par mot de passe'],
  [/\/JavaScript\b/, 'un programme'],
  [/\/Launch\b/, 'un programme'],
  [/\/(?:EmbeddedFiles?|RichMedia|GoToE)\b/, 'un fichier caché'],
  [/\/(?:SubmitForm|ImportData|XFA)\b/, 'un formulaire qui envoie des données'],
];
/** Three letters may turn up by chance in a picture: looked for outside streams only. */
const SHORT_SCRIPT = /\/JS\b/;

/** @returns what is wrong, in French words; "broken" when it is no whole PDF; null when nothing is. */
export function pdfDanger(bytes: Buffer): string | null {
  const text = bytes.toString('latin1');
  if (!HEADER.test(text) || !ENDING.test(text.slice(-HEAD))) return 'broken';
  if (/<(?:html|script|svg|!doctype)/i.test(text.slice(0, HEAD)) || text.slice(-ZIP_TAIL).includes(ZIP_END)) return 'un autre fichier';
  const streams = findStreams(text);
  const compressed = inflateObjects(bytes, streams);
  if (compressed === null) return 'broken';
  const plain = unescaped(outside(text, streams));
  const everywhere = `${unescaped(text)}\n${unescaped(compressed)}`;
  if (SHORT_SCRIPT.test(plain) || SHORT_SCRIPT.test(unescaped(compressed))) return 'un programme';
  return FORBIDDEN.find(([pattern]) => pattern.test(everywhere))?.[1] ?? null;
}

interface Stream {
  /** What stands between "obj" and "stream". */
  dictionary: string;
  begin: number;
  end: number;
}

function findStreams(text: string): Stream[] {
  const found: Stream[] = [];
  let after = 0;
  for (const match of text.matchAll(STREAM)) {
    if (match.index < after) continue;
    const begin = match.index + match[0].length;
    const closing = text.indexOf('endstream', begin);
    const end = closing === -1 ? text.length : closing;
    found.push({ dictionary: unescaped(text.slice(Math.max(after, text.lastIndexOf('obj', match.index)), match.index)), begin, end });
    after = end;
  }
  return found;
}

/** The objects of compressed object streams, one after the other; null when one cannot be read: what it holds is then unknown. */
function inflateObjects(bytes: Buffer, streams: readonly Stream[]): string | null {
  const texts: string[] = [];
  let left = MAX_INFLATED;
  for (const { dictionary, begin, end } of streams) {
    if (!/\/ObjStm\b/.test(dictionary)) continue;
    const data = bytes.subarray(begin, end);
    const text = readObjects(dictionary, data, left);
    if (text === null) return null;
    left -= text.length;
    texts.push(text);
  }
  return texts.join('\n');
}

function readObjects(dictionary: string, data: Buffer, most: number): string | null {
  if (!/\/Filter\b/.test(dictionary)) return data.toString('latin1');
  if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?/.test(dictionary) || /\/DecodeParms\b/.test(dictionary) || most < 1) return null;
  try {
    return inflateSync(data, { maxOutputLength: most }).toString('latin1');
  } catch {
    return null;
  }
}

function outside(text: string, streams: readonly Stream[]): string {
  let [from, kept] = [0, ''];
  for (const { begin, end } of streams) {
    kept += text.slice(from, begin);
    from = end;
  }
  return kept + text.slice(from);
}

const unescaped = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
