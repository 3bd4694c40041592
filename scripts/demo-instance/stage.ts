/** What is known of a running installation by those who try it from outside: its addresses, its people, its mailbox. */
export type Facts = Record<string, string>;

export interface ReceivedMail {
  html: string;
  text: string;
}

export interface Stage {
  portalUrl: string;
  backofficeUrl: string;
  facts: Facts;
  /** The latest mail to somebody whose subject holds these words; waits for it. */
  mail(to: string, subject: string): Promise<ReceivedMail>;
}
