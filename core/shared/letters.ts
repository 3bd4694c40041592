/** What each mail of the system says: its kind and its data. `templates` writes it, `mail` sends it. */
import type { Cents } from './cents.ts';

export interface LetterData {
  /** Link to choose the first password (R-FAM-01), 24 h. */
  'family-activation': { firstName: string; link: string };
  /** Link to choose a new password (R-FAM-04), 1 h. */
  'family-reset': { firstName: string; link: string };
  /** The QR code (R-QR-02). `instants` are ISO strings. */
  'voucher-issued': VoucherLetter;
  'voucher-deleted': { firstName: string; child: string; partner: string; amount: Cents; left: Cents; link: string };
  /** First or forgotten password of an agent (R-AGT-02): stands alone on its line in the text part. */
  'agent-password': { firstName: string; code: string; password: string; link: string };
  /** A partner just got its account (R-PAR-09). */
  'partner-welcome': { name: string; identifiant: string; mail: string; link: string };
  /** Provisional password of a partner, 24 h (R-PAR-09). */
  'partner-password': { name: string; password: string; link: string };
}

export interface VoucherLetter {
  code: string;
  link: string;
  parentFirstName: string;
  childFirstName: string;
  childLastName: string;
  /** Civil day, or null: the file gave none. */
  childBirth: string | null;
  partner: { name: string; activities: string[]; address: string; mail: string; tiersi: string; rang: string };
  amount: Cents;
  left: Cents;
  issuedAt: string;
  /** Last civil day it can be used. */
  lastDay: string;
}

export type LetterKind = keyof LetterData;
export type Letter = { [K in LetterKind]: { kind: K; data: LetterData[K] } }[LetterKind];

/** A letter written out: what `templates` hands to `mail`. */
export interface RenderedLetter {
  /** One line. */
  subject: string;
  html: string;
  /** Says the same as the HTML. */
  text: string;
  attachments: LetterPicture[];
}

/** A picture of the HTML part, shown in it as `cid:…`. */
export interface LetterPicture {
  filename: string;
  cid: string;
  content: Buffer;
  contentType: string;
}
