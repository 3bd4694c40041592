/** Why a mail did not arrive, from what a mail server says: its enhanced status (RFC 3463), its three digits, its words. Pure. */

export const FAILURE_REASONS = ['noMailbox', 'noDomain', 'closed', 'badAddress', 'full', 'unwanted', 'tooBig', 'busy', 'unknown'] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

export interface ServerAnswer {
  /** The three digits of SMTP. */
  code?: number | undefined;
  /** "5.1.1". */
  status?: string | null | undefined;
  words: string;
}

/** These speak of the address itself: sending to it again is useless, and harms our name with mail providers. */
const OF_THE_ADDRESS: readonly FailureReason[] = ['noMailbox', 'noDomain', 'closed', 'badAddress'];

const BY_STATUS: readonly [RegExp, FailureReason][] = [
  [/^[45]\.1\.(1|6|0)$/, 'noMailbox'],
  [/^[45]\.1\.(2|10)$|^5\.4\.4$/, 'noDomain'],
  [/^[45]\.1\.3$/, 'badAddress'],
  // Of our own address: it says nothing of the person's.
  [/^[45]\.1\.[78]$/, 'unwanted'],
  [/^5\.2\.1$/, 'closed'],
  [/^[45]\.2\.2$/, 'full'],
  [/^5\.(2\.3|3\.4)$/, 'tooBig'],
  [/^[45]\.7\.\d+$/, 'unwanted'],
  [/^4\./, 'busy'],
];

/** Old servers give no status. In this order: "mailbox full" holds "mailbox". */
const BY_WORDS: readonly [RegExp, FailureReason][] = [
  [/spam|block(ed|list)|black ?list|policy|reputation|denied|bulk|relay|sender (verif|address|domain)|\b(spf|dkim|dmarc)\b/i, 'unwanted'],
  [/over ?quota|quota exceeded|(mail)?box (is )?full|insufficient storage/i, 'full'],
  [/disabled|inactive|suspended|closed/i, 'closed'],
  [
    /user unknown|unknown user|no such (user|recipient|mailbox)|does not exist|not found|unknown recipient|invalid (recipient|mailbox)/i,
    'noMailbox',
  ],
  [/domain .*(not found|unknown|does not exist)|host unknown/i, 'noDomain'],
];

const BY_CODE: Partial<Record<number, FailureReason>> = { 550: 'noMailbox', 551: 'noMailbox', 552: 'full', 553: 'badAddress' };

/** The enhanced status at the beginning of an answer: "550 5.1.1 user unknown" → "5.1.1"; null when there is none. */
export const statusIn = (words: string): string | null => /^(?:\d{3}[ -])?\s*([245]\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1] ?? null;

export function reasonOf({ code, status, words }: ServerAnswer): FailureReason {
  const byStatus = status ? BY_STATUS.find(([pattern]) => pattern.test(status)) : undefined;
  if (byStatus) return byStatus[1];
  const byWords = BY_WORDS.find(([pattern]) => pattern.test(words));
  if (byWords) return byWords[1];
  if (code !== undefined && code < 500) return 'busy';
  return (code === undefined ? undefined : BY_CODE[code]) ?? 'unknown';
}

/** Whether nothing more is sent to the address. */
export const stopsAddress = (failure: { permanent: boolean; reason: FailureReason }): boolean =>
  failure.permanent && OF_THE_ADDRESS.includes(failure.reason);
