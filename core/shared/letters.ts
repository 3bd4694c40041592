/** What each mail of the system says: its kind and its data. `templates` writes it, `mail` sends it. */
import type { Cents } from './cents.ts';

export interface LetterData {
  /** Link to choose the first password (R-FAM-01), 24 h. */
  'family-activation': { firstName: string; link: string };
  /** Link to choose a new password (R-FAM-04), 1 h. */
  'family-reset': { firstName: string; link: string };
  /** An agent changed the mail: a word to the old address, a link to choose a password to the new one (R-FAM-06), 24 h. `link` of the old: the portal. */
  'family-mail-old': { firstName: string; link: string };
  'family-mail-new': { firstName: string; link: string };
  /** The QR code (R-QR-02). `instants` are ISO strings. */
  'voucher-issued': VoucherLetter;
  'voucher-deleted': { firstName: string; child: string; partner: string; amount: Cents; left: Cents; link: string };
  /** A validation made in error was undone: the amount is back (R-QR-06). */
  'validation-undone': { firstName: string; child: string; partner: string; amount: Cents; left: Cents; link: string };
  /** A dépense: a complement is wanted, it is accepted, it is refused (R-FAM-15). `reason`: the agent's words. */
  'depense-complement': DepenseLetter & { reason: string };
  'depense-approved': DepenseLetter;
  'depense-refused': DepenseLetter & { reason: string; left: Cents };
  /** First or forgotten password of an agent (R-AGT-02): stands alone on its line in the text part. */
  'agent-password': { firstName: string; code: string; password: string; link: string };
  /** A partner just got its account (R-PAR-09). */
  'partner-welcome': { name: string; identifiant: string; mail: string; link: string };
  /** Provisional password of a partner, 24 h (R-PAR-09). */
  'partner-password': { name: string; password: string; link: string };
  /** A partner gives one of its people an account (R-PAR-09); `password`: provisional, 24 h, none for a mail that has one already. */
  'partner-invitation': {
    firstName: string;
    name: string;
    by: string;
    identifiant: string;
    mail: string;
    password: string | null;
    link: string;
  };
  /** The mail of a partner was changed by the Caf: to the former address (`isNew` false) and to the new one (R-PAR-06). */
  'partner-mail-changed': { name: string; identifiant: string; mail: string; isNew: boolean; link: string };
  /** The link to a sign-up file (R-PAR-01); `name` is empty until it is written. */
  'partner-signup': { name: string; link: string };
  /** The file has come to the Caf (R-PAR-01). `sent`: day and time, in words. */
  'partner-signup-sent': { name: string; sent: string; link: string };
  /** The file sent is to be completed, or refused (R-PAR-03). `reason`: the agent's words. */
  'partner-complement': { name: string; reason: string; link: string };
  'partner-refused': { name: string; reason: string; link: string };
  /** A new bank account is held until a second agent confirms it. `iban`: masked. */
  'partner-rib-held': { name: string; iban: string; link: string };
  /** A change the partner asked for is done, or refused with a reason (R-PAR-06). `field`: its label. */
  'partner-request-settled': { name: string; field: string; applied: boolean; reason: string; link: string };
  /** The code that signs a convention, 10 minutes (R-PAR-02): stands alone on its line. */
  /** `account`: who signs came in with its account; otherwise by the link of its file, which no other letter repeats. */
  'convention-code': { name: string; password: string; account: boolean; link: string };
  /** Both have signed. `start` and `end`: JJ/MM/AAAA. */
  'convention-signed': { name: string; start: string; end: string; link: string };
  /** The convention ends soon (R-PAR-13). */
  'convention-renewal': { name: string; end: string; link: string };
  /** A message of the Caf to families (R-MAIL-01), its fields filled in: what an agent wrote, then what every one of them says. */
  'family-message': FamilyMessageLetter;
}

export interface FamilyMessageLetter {
  subject: string;
  title: string;
  paragraphs: string[];
  /** Label and value. */
  facts: [string, string][];
  button: string;
  /** Where the button leads. */
  link: string;
  /** The page that explains what opposition is, and takes it (R-FAM-05). */
  optOut: string;
}

export interface DepenseLetter {
  firstName: string;
  /** First name. */
  child: string;
  organisation: string;
  amount: Cents;
  link: string;
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
