/** The mailbox that returned mails come to, over IMAP (RFC 9051): the mails after a number, one at a time. */
import { ImapFlow } from 'imapflow';
import { LARGEST_RETURNED } from './read-returned.ts';

export interface ReturnMailbox {
  /** Server and folder, without login: "imap.caf.example/INBOX". */
  name: string;
  validity: string;
  /** The mails after this number, in order, `limit` at most; of one that is too large to be read, its beginning. */
  mailsAfter(uid: number, limit: number): AsyncGenerator<{ uid: number; raw: Buffer }>;
  /** For good. */
  remove(uid: number): Promise<void>;
  close(): Promise<void>;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * @param imapUrl imaps://user:password@host[:port][/folder]; INBOX without a folder. imap:// asks for STARTTLS, this machine excepted:
 * the password never leaves in clear.
 * @throws what imapflow throws: no answer, a refused login, a folder that does not exist.
 */
export async function openReturnMailbox(imapUrl: string): Promise<ReturnMailbox> {
  const { protocol, hostname, port, username, password, pathname } = new URL(imapUrl);
  const secure = protocol === 'imaps:';
  const folder = decodeURIComponent(pathname.slice(1)) || 'INBOX';
  const client = new ImapFlow({
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    ...(secure ? {} : { doSTARTTLS: !LOOPBACK.test(hostname) }),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  });
  // Whoever waits for an answer hears of it; without a listener the process would end.
  client.on('error', () => undefined);
  await client.connect();
  const mailbox = await client.mailboxOpen(folder).catch((error: unknown) => {
    client.close();
    throw error;
  });
  return {
    name: `${hostname}/${folder}`,
    validity: String(mailbox.uidValidity),
    mailsAfter: (uid, limit) => mailsAfter(client, uid, limit),
    remove: async (uid) => void (await client.messageDelete(String(uid), { uid: true })),
    close: () => client.logout().catch(() => client.close()),
  };
}

async function* mailsAfter(client: ImapFlow, after: number, limit: number): AsyncGenerator<{ uid: number; raw: Buffer }> {
  const found = (await client.search({ uid: `${after + 1}:*` }, { uid: true })) || [];
  // "n:*" holds the last mail even when its number is lower (RFC 9051, 9: seq-range).
  const next = found.filter((uid) => uid > after).sort((a, b) => a - b);
  for (const uid of next.slice(0, limit)) {
    const mail = await client.fetchOne(String(uid), { source: { maxLength: LARGEST_RETURNED + 1 } }, { uid: true });
    if (mail && mail.source) yield { uid, raw: mail.source };
  }
}
