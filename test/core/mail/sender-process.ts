/** A worker of its own, to be killed: sends what is due once. Arguments: address of the database, of the mail server. */
import { createMailer } from '#core/mail/mail-transport.ts';
import { sendNextLetters } from '#core/mail/send-next-letters.ts';
import { realNow } from '#core/shared/clock.ts';
import { connectDatabase } from '#core/shared/database.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';

const [database = '', smtp = ''] = process.argv.slice(2);
await connectDatabase(database, 5);
await sendNextLetters({ render: renderLetter, mailer: createMailer(smtp, 'tlj@caf.example'), clock: realNow, limit: 1 });
