/**
 * The payment file for SIAS ATL (CCTP 6, D-PAY-02): header, one record a payment, trailer; 126 characters each, then the line end.
 * Pure. A value that does not fit its field refuses the payment: never a shifted line.
 * Position, size: 1 6 DPREPT · 7 7 matricule · 14 7 SIAS · 21 9 zeros · 30 7 Tiersi · 37 4 rang · 41 4 year · 45 5 TLOIS ·
 * 50 16 zeros · 66 3 "001" · 69 15 blanks · 84 6 cents · 90 6 cents · 96 10 blanks · 106 2 zeros · 108 19 blanks.
 */
import type { PayableKind } from '../forfait/payable.model.ts';
import type { Cents } from '../shared/cents.ts';
import type { Matricule, Rang, Sias, Tiersi } from '../shared/identifiers.ts';
import { refuse } from '../shared/refusals.ts';

/** What SIAS may ask otherwise at the recette (D-PAY-02). */
export interface TxtFormat {
  /** latin1 is ISO-8859-1: one byte a character. */
  encoding: 'latin1' | 'utf8';
  lineEnd: '\n' | '\r\n';
  /** all: header and trailer included. */
  trailerCounts: 'all' | 'details';
  /** Between the F and the number: "F3" or "F 3". */
  trailerGap: '' | ' ';
  /** The number is padded with zeros to this many digits; 0: as it is. */
  trailerDigits: number;
}

export const SIAS_FORMAT: TxtFormat = { encoding: 'latin1', lineEnd: '\n', trailerCounts: 'all', trailerGap: '', trailerDigits: 0 };

export interface TxtPayment {
  /** Named in a refusal: "QR:<uuid>" or "DEP:<id>". */
  source: string;
  kind: PayableKind;
  matricule: Matricule;
  sias: Sias;
  /** Both for a partner, both null for a family (zeros in the file). */
  tiersi: Tiersi | null;
  rang: Rang | null;
  /** Of the campaign. */
  year: number;
  amount: Cents;
}

const RECORD_SIZE = 126;
const HEADER = 'EFichier de préparation de paiements Loisirs';
const LARGEST_AMOUNT = 999_999;

/** @returns the whole file. @throws Refusal LIGNE_HORS_FORMAT (409) naming the payment and the field. */
export function paymentTxt(payments: readonly TxtPayment[], format: TxtFormat = SIAS_FORMAT): Buffer {
  const records = [HEADER.padEnd(RECORD_SIZE), ...payments.map(detailRecord), trailerRecord(payments.length, format)];
  return Buffer.from(records.map((record) => record + format.lineEnd).join(''), format.encoding);
}

/** @returns 126 characters. @throws Refusal LIGNE_HORS_FORMAT (409). */
export function detailRecord(payment: TxtPayment): string {
  const { source, amount } = payment;
  if (!Number.isInteger(amount) || amount < 1 || amount > LARGEST_AMOUNT)
    throw outOfFormat(source, 'le montant doit aller de 0,01 € à 9 999,99 €');
  const cents = String(amount).padStart(6, '0');
  const record =
    'DPREPT' +
    digits(payment.matricule, 7, source, 'le numéro d’allocataire doit avoir 7 chiffres') +
    digits(payment.sias, 7, source, 'le numéro SIAS de l’enfant doit avoir 7 chiffres') +
    '0'.repeat(9) +
    payee(payment) +
    digits(String(payment.year), 4, source, 'l’année de la campagne doit avoir 4 chiffres') +
    'TLOIS' +
    '0'.repeat(16) +
    '001' +
    ' '.repeat(15) +
    cents +
    cents +
    ' '.repeat(10) +
    '00';
  return record.padEnd(RECORD_SIZE);
}

/** Tiersi and rang of a partner; a family has zeros, so a partner may not. */
function payee({ source, kind, tiersi, rang }: TxtPayment): string {
  if (kind === 'families') {
    if (tiersi !== null || rang !== null) throw outOfFormat(source, 'un paiement à une famille n’a pas de numéro Tiersi');
    return '0'.repeat(11);
  }
  const number = digits(tiersi, 7, source, 'le numéro Tiersi du partenaire doit avoir 7 chiffres');
  if (Number(number) === 0) throw outOfFormat(source, 'le numéro Tiersi du partenaire est à zéro');
  return number + digits(rang, 4, source, 'le rang du partenaire doit avoir 4 chiffres');
}

function digits(value: string | null, size: number, source: string, why: string): string {
  if (value === null || value.length !== size || !/^[0-9]+$/.test(value)) throw outOfFormat(source, why);
  return value;
}

function trailerRecord(details: number, format: TxtFormat): string {
  const count = format.trailerCounts === 'all' ? details + 2 : details;
  const record = `F${format.trailerGap}${String(count).padStart(format.trailerDigits, '0')}`;
  return record.padEnd(RECORD_SIZE);
}

const outOfFormat = (source: string, why: string) => refuse('LIGNE_HORS_FORMAT', { source, why });
