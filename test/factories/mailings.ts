/** Mailings as agents make them, for tests of the room of mails. */
import type { TypedAim } from '#core/mail/mailings/draft-mailing.ts';
import { startMailing } from '#core/mail/mailings/draft-mailing.ts';
import { confirmMailing } from '#core/mail/mailings/confirm-mailing.ts';
import { moveMailings } from '#core/mail/mailings/settle-mailings.ts';
import type { Mailing } from '#core/mail/mailing.model.ts';
import { Mailings } from '#core/mail/mailing.model.ts';
import type { MessageKind } from '#core/mail/messages/message-kinds.ts';
import { bySystem, YEAR } from './scheme.ts';

export const anAim = (audience: Partial<TypedAim['audience']> = {}, everyDays = '30'): TypedAim => ({
  audience: { base: 'all', communes: '', ageFrom: '', ageTo: '', matricules: '', batch: '', ...audience },
  everyDays,
});

/** A draft of the opening to all, or what is asked. */
export async function aDraft(
  message: MessageKind = 'opening',
  audience: Partial<TypedAim['audience']> = {},
  everyDays = '30',
  at?: string,
): Promise<string> {
  return (await startMailing(bySystem(at), { campaign: YEAR, message, ...anAim(audience, everyDays) })).id;
}

/** The same, confirmed: its letters are written by `writeAll`. */
export async function aConfirmedMailing(...draft: Parameters<typeof aDraft>): Promise<string> {
  const id = await aDraft(...draft);
  await confirmMailing(bySystem(draft[3]), { id, version: 1, textsVersion: 0, sendAt: null });
  return id;
}

/** Turns of the worker until it has nothing left to write. */
export async function writeAll(at?: string): Promise<void> {
  while (await moveMailings(bySystem(at)));
}

export const mailing = async (id: string): Promise<Mailing> => (await Mailings.findById(id).lean<Mailing>())!;
