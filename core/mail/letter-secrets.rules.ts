import type { Letter } from '../shared/letters.ts';

/** What gives access by itself, by kind: the link with its token, the password. Gone once the letter has left. */
const SECRETS: Partial<Record<Letter['kind'], string>> = {
  'family-activation': 'link',
  'family-reset': 'link',
  'agent-password': 'password',
  'partner-password': 'password',
};

/** The same letter without what gives access: what the outbox keeps. */
export function withoutSecrets(letter: Letter): Letter {
  const secret = SECRETS[letter.kind];
  return secret === undefined ? letter : ({ kind: letter.kind, data: { ...letter.data, [secret]: '' } } as Letter);
}
