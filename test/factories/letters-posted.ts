import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';

/** The letters of a kind in the outbox. */
export const lettersOf = (kind: string): Promise<OutboxLetter[]> => Outbox.find({ 'letter.kind': kind }).lean<OutboxLetter[]>();
