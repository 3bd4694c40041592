/** A letter as its writer thinks it: a subject, a title, blocks in order. HTML and text are two renderings of the same blocks. */
export interface LetterContent {
  /** Short, no personal datum but a child's first name. */
  subject: string;
  title: string;
  blocks: Block[];
  /** Whose letter: the foot says how to leave to families only. `home` is the reader's own site. */
  foot: { home: string; account?: string };
}

export type Block =
  | { kind: 'paragraph'; text: string; lead?: string }
  | { kind: 'facts'; facts: [label: string, value: string][] }
  /** The link is written whole in the text part; `shown`: beneath the button too, for readers that show no button. */
  | { kind: 'button'; label: string; href: string; shown?: boolean }
  /** Where else to go: what is there, and its address. */
  | { kind: 'links'; links: readonly (readonly [label: string, href: string])[] }
  | { kind: 'amount'; text: string }
  /** Stands alone on its line in the text part. */
  | { kind: 'password'; label: string; value: string }
  | { kind: 'qr'; code: string; alt: string };

export const paragraph = (text: string, lead?: string): Block => ({ kind: 'paragraph', text, ...(lead === undefined ? {} : { lead }) });

/** Said in every letter that holds a link or a password. */
export const NEVER_ASKED = paragraph('La Caf ne vous demande jamais votre mot de passe par mail.');

/** "https://portail.example" of any page of it. */
export const siteOf = (link: string): string => new URL(link).origin;
