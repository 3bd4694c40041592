import type { CommanderError } from 'commander';
import { typo } from '#core/shared/french.ts';

const SENTENCES: Record<string, string> = {
  'commander.unknownCommand': 'La commande {what} n’existe pas.',
  'commander.unknownOption': 'L’option {what} n’existe pas pour cette commande.',
  'commander.missingArgument': 'Il manque {what} après la commande.',
  'commander.missingMandatoryOptionValue': 'L’option {what} est obligatoire.',
  'commander.optionMissingArgument': 'L’option {what} attend une valeur.',
  'commander.excessArguments': 'Il y a un mot de trop après la commande.',
  'commander.help': 'Il manque la commande.',
};

/** The same thing as commander's own sentence, in French, then where to look. */
export function usageSentence(error: CommanderError): string {
  const what = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  const sentence = SENTENCES[error.code] ?? withoutPrefix(error.message);
  return typo(`${sentence.replace('{what}', `« ${what} »`)} Voyez « tlj --help ».`);
}

/** A value that a command's own reader refused: its message is French already. */
const withoutPrefix = (message: string): string => message.replace(/^error: .*? is invalid(?: for argument '[^']*')?\. /, '');
