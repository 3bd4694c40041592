/** Papers of the demo: the sheet a club fills in, the documents of a file, as photographs or as PDFs. */
import sharp from 'sharp';

export interface AttestationLines {
  child: string;
  organisation: string;
  address: string;
  mail: string;
  person: string;
  /** JJ/MM/AAAA. */
  day: string;
  cost: string;
  /** The person in charge forgot: what a complement is asked for. */
  unsigned?: boolean;
}

const linesOf = (of: AttestationLines): string[] => [
  `Enfant : ${of.child}`,
  `Organisme : ${of.organisation}`,
  `Adresse : ${of.address}`,
  `Mail : ${of.mail}`,
  `Responsable : ${of.person}`,
  `Date d'inscription : ${of.day}`,
  `Coût de l'adhésion : ${of.cost}`,
  of.unsigned ? 'Signature :' : `Signature : ${of.person}`,
];

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const ATTESTATION = "Attestation d'inscription";
export const attestationPhoto = (of: AttestationLines): Promise<Buffer> => sheetPhoto(ATTESTATION, linesOf(of));
export const attestationPdf = (of: AttestationLines): Buffer => sheetPdf(ATTESTATION, linesOf(of));

/** A photograph of a sheet. */
export function sheetPhoto(title: string, lines: readonly string[]): Promise<Buffer> {
  const rows = lines.map((line, index) => `<text x="90" y="${330 + index * 90}" font-size="34">${escaped(line)}</text>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754" font-family="DejaVu Sans, sans-serif">
    <rect width="1240" height="1754" fill="#fbfaf6"/><rect x="50" y="50" width="1140" height="1654" fill="none" stroke="#333" stroke-width="3"/>
    <text x="90" y="170" font-size="52" font-weight="bold">${escaped(title)}</text>
    <text x="90" y="230" font-size="28">Tickets loisirs jeunes</text>${rows.join('')}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
}

/** A sheet as a PDF, written by hand: one page, one font. */
export function sheetPdf(title: string, lines: readonly string[]): Buffer {
  const shown = (text: string): string => `(${inWinAnsi(text).replace(/[\\()]/g, '\\$&')}) Tj`;
  const content = [
    'BT /F1 22 Tf 60 770 Td',
    shown(title),
    '/F1 13 Tf 0 -46 Td',
    ...lines.map((line) => `${shown(line)} 0 -34 Td`),
    'ET',
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  return assemble(objects);
}

/** The bytes of the font's encoding: the euro and the apostrophe have other places there. */
const inWinAnsi = (text: string): string => text.replace(/€/g, '\x80').replace(/’/g, '\x92').replace(/\s/g, ' ');

function assemble(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(`${text}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}
