import type { OperationState } from '#core/voucher/family-account.ts';
import { OPERATION_WORDS } from '#core/voucher/operation-words.rules.ts';
import { Icon, type IconName } from './Icon.tsx';

const ICONS: Record<OperationState, IconName> = {
  active: 'qr',
  validated: 'clock',
  batched: 'send',
  paid: 'check',
  undone: 'stop',
  deleted: 'trash',
  expired: 'clock',
};

/** A state is a colour, an icon and a word. */
export function Tag({ state }: { state: OperationState }) {
  const { tone, word } = OPERATION_WORDS[state];
  return (
    <span className={tone === 'off' ? 'tag' : `tag ${tone}`}>
      <Icon name={ICONS[state]} />
      {word}
    </span>
  );
}
