/** What was mailed, read from the mailbox's REST (contract: `GET /api/email`). */

export interface Mail {
  id: string;
  subject: string;
  to: { address: string }[];
  text: string;
  /** Inline pictures come as data: addresses. */
  html: string;
}

const PATIENCE_MS = 20_000;

/** The latest mail to an address whose subject matches; waits for the worker to send it. @throws Error when none comes. */
export async function nextMail(mailboxUrl: string, to: string, subject: RegExp): Promise<Mail> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const mails = (await (await fetch(`${mailboxUrl}/api/email`)).json()) as Mail[];
    const found = mails.filter((mail) => mail.to.some((each) => each.address === to) && subject.test(mail.subject)).at(-1);
    if (found) return (await (await fetch(`${mailboxUrl}/api/email/${found.id}`)).json()) as Mail;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Aucun mail « ${subject.source} » pour ${to} après ${PATIENCE_MS / 1000} s.`);
}

/** The first PNG shown in a mail. */
export function pictureOf(mail: Mail): Buffer {
  const base64 = /data:image\/png;base64,([^"']+)/.exec(mail.html)?.[1];
  if (!base64) throw new Error('Le mail ne contient pas d’image PNG.');
  return Buffer.from(base64, 'base64');
}
