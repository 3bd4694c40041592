/**
 * Reads a payment file back, by positions of its own: the reconciliation compares what SIAS was given with what the Caf owes (R5).
 * Shares nothing with the writer, so that a mistake in one shows.
 */
import type { Cents } from '../shared/cents.ts';
import { SIAS_FORMAT, type TxtFormat } from './payment-txt.rules.ts';

export interface TxtDetail {
  matricule: string;
  sias: string;
  /** Zeros for a family. */
  tiersi: string;
  rang: string;
  year: number;
  amount: Cents;
}

export interface ParsedTxt {
  details: TxtDetail[];
  totalCents: Cents;
}

const DETAIL =
  /^DPREPT(?<matricule>\d{7})(?<sias>\d{7})0{9}(?<tiersi>\d{7})(?<rang>\d{4})(?<year>\d{4})TLOIS0{16}001 {15}(?<amount>\d{6})(?<again>\d{6}) {10}00 {19}$/;

/** @throws Error naming the line, when the file is not what D-PAY-02 says to the byte. */
export function parsePaymentTxt(bytes: Uint8Array, format: TxtFormat = SIAS_FORMAT): ParsedTxt {
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(format.encoding).split(format.lineEnd);
  if (lines.pop() !== '') throw new Error('dernière ligne sans fin de ligne');
  const bad = lines.findIndex((line) => line.length !== 126);
  if (bad >= 0) throw new Error(`ligne ${bad + 1} : ${lines[bad]!.length} caractères au lieu de 126`);
  if (lines[0]?.trimEnd() !== 'EFichier de préparation de paiements Loisirs') throw new Error('ligne 1 : entête inattendue');
  const details = lines.slice(1, -1).map(readDetail);
  checkTrailer(lines, details.length, format);
  return { details, totalCents: details.reduce((sum, detail) => sum + detail.amount, 0) };
}

function readDetail(line: string, index: number): TxtDetail {
  const zones = DETAIL.exec(line)?.groups;
  if (!zones) throw new Error(`ligne ${index + 2} : zones inattendues`);
  if (zones['amount'] !== zones['again']) throw new Error(`ligne ${index + 2} : deux montants différents`);
  return {
    matricule: zones['matricule']!,
    sias: zones['sias']!,
    tiersi: zones['tiersi']!,
    rang: zones['rang']!,
    year: Number(zones['year']),
    amount: Number(zones['amount']),
  };
}

function checkTrailer(lines: readonly string[], details: number, format: TxtFormat): void {
  const count = format.trailerCounts === 'all' ? lines.length : details;
  const announced = /^F ?(\d+) *$/.exec(lines.at(-1)!)?.[1];
  if (Number(announced) !== count) throw new Error(`dernière ligne : ${announced ?? 'rien'} annoncé, ${count} trouvé`);
}
