/** The mailbox of a demo installation, by its REST (contract: `GET /api/email`). */
import type { ReceivedMail } from './stage.ts';

interface Listed {
  id: string;
  subject: string;
  to: { address: string }[];
}

const PATIENCE_MS = 20_000;
const LOOK_AGAIN_MS = 200;

/** @returns what reads the latest mail to an address whose subject holds some words, once the worker has sent it. */
export const readMail =
  (mailboxUrl: string) =>
  async (to: string, subject: string): Promise<ReceivedMail> => {
    const ask = async (address: string): Promise<unknown> => (await fetch(`${mailboxUrl}/api/email${address}`)).json();
    const until = performance.now() + PATIENCE_MS;
    do {
      const mails = (await ask('')) as Listed[];
      const found = mails.filter((mail) => mail.subject.includes(subject) && mail.to.some(({ address }) => address === to)).at(-1);
      if (found) return (await ask(`/${found.id}`)) as ReceivedMail;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    } while (performance.now() < until);
    throw new Error(`aucun mail « ${subject} » pour ${to}`);
  };
