/** Why a mail did not arrive, from what servers of all ages say; and whether its address stops (R-MAIL-03). */
import { reasonOf, statusIn, stopsAddress } from '#core/mail/failures/failure-reason.rules.ts';

const readAs = (words: string) => {
  const reason = reasonOf({ code: Number(words.slice(0, 3)), status: statusIn(words), words });
  return [reason, stopsAddress({ permanent: true, reason })];
};

test.each([
  ['550 5.1.1 user unknown', 'noMailbox', true],
  ['550 5.5.0 Requested action not taken: mailbox unavailable', 'noMailbox', true],
  ['550 No such user here', 'noMailbox', true],
  ['550 5.1.2 bad destination system', 'noDomain', true],
  ['550 5.2.1 mailbox disabled', 'closed', true],
  ['553 5.1.3 bad address syntax', 'badAddress', true],
  ['552 5.2.2 mailbox full', 'full', false],
  ['552 mailbox is full', 'full', false],
  ['552 5.3.4 message too big', 'tooBig', false],
  ['550 5.7.1 blocked using a list', 'unwanted', false],
  // What is said of our own name must not shut families out.
  ['550 Relaying not permitted', 'unwanted', false],
  ['550 Sender verify failed', 'unwanted', false],
  ['550 5.1.8 sender domain does not exist', 'unwanted', false],
  ['550 SPF check failed', 'unwanted', false],
  ['554 Message refused', 'unknown', false],
  ['450 4.2.0 try later', 'busy', false],
] as const)('R-MAIL-03: « %s » : %s', (words, reason, stops) => {
  expect(readAs(words)).toEqual([reason, stops]);
});
