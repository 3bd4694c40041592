import type { Letter } from '../shared/letters.ts';

/** What gives access by itself, by kind: the link with its token, the password. Gone once the letter has left. */
const SECRETS: Partial<Record<Letter['kind'], string>> = {
  'family-activation': 'link',
  'family-reset': 'link',
  'family-mail-new': 'link',
  'agent-password': 'password',
  'partner-password': 'password',
  'partner-invitation': 'password',
  'partner-signup': 'link',
  'partner-signup-sent': 'link',
  'partner-complement': 'link',
  'convention-code': 'password',
};

/** The field of its data that gives access; undefined: none does. */
export const secretOf = ({ kind }: Pick<Letter, 'kind'>): string | undefined => SECRETS[kind];

/** The same letter without what gives access: what the outbox keeps. */
export function withoutSecrets(letter: Letter): Letter {
  const secret = secretOf(letter);
  return secret === undefined ? letter : ({ kind: letter.kind, data: { ...letter.data, [secret]: '' } } as Letter);
}
