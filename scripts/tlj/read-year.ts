import { InvalidArgumentError } from 'commander';

/** Reads the year of a campaign from the command line. @throws InvalidArgumentError (wrong usage). */
export function readYear(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('L’année de la campagne s’écrit avec 4 chiffres, par exemple 2026.');
  return Number(text);
}
