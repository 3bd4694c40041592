import { SettingsError } from '#core/shared/settings.ts';
import { isDatabaseGone, unavailable } from '#core/shared/database.ts';
import { logFault } from '#core/shared/log.ts';
import { FormRefusal, Refusal } from '#core/shared/refusals.ts';

/** The command cannot go on: `message` is a French sentence. */
export class CommandFailed extends Error {}

/** What a person reads on stderr. A fault of ours shows its identifier only: the technical log has the rest. */
export function complaintOf(error: unknown): string {
  if (error instanceof FormRefusal) return error.refusals.map(sentenceOf).join('\n');
  if (error instanceof Refusal) return sentenceOf(error);
  if (error instanceof SettingsError || error instanceof CommandFailed) return error.message;
  if (isDatabaseGone(error)) return sentenceOf(unavailable());
  return `Erreur inattendue (identifiant ${logFault(error, 'tlj')}). Rien n’a été fait à moitié.`;
}

const sentenceOf = (refusal: Refusal): string => (refusal.todo === undefined ? refusal.message : `${refusal.message} ${refusal.todo}`);
