import { FAMILY_STATE_WORDS, type FamilyOperationState } from '#core/depense/family-operation.rules.ts';
import { Icon, type IconName } from './Icon.tsx';

const ICONS: Record<FamilyOperationState, IconName> = {
  active: 'qr',
  validated: 'clock',
  batched: 'send',
  paid: 'check',
  undone: 'stop',
  deleted: 'trash',
  expired: 'clock',
  submitted: 'clock',
  complement: 'warn',
  approved: 'clock',
  refused: 'stop',
  withdrawn: 'trash',
};

/** A state is a colour, an icon and a word. */
export function Tag({ state }: { state: FamilyOperationState }) {
  const { tone, word } = FAMILY_STATE_WORDS[state];
  return (
    <span className={tone === 'off' ? 'tag' : `tag ${tone}`}>
      <Icon name={ICONS[state]} />
      {word}
    </span>
  );
}
