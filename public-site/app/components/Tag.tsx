import { Icon, type IconName } from './Icon.tsx';

/** Where a QR code stands. The same words on every screen. */
export type OperationState = 'active' | 'validated' | 'batched' | 'paid' | 'deleted' | 'expired';

const STATES: Record<OperationState, { tone: string; icon: IconName; word: string }> = {
  active: { tone: 'live', icon: 'qr', word: 'À scanner' },
  validated: { tone: 'wait', icon: 'clock', word: 'À payer' },
  batched: { tone: 'move', icon: 'send', word: 'En paiement' },
  paid: { tone: 'ok', icon: 'check', word: 'Payé' },
  deleted: { tone: '', icon: 'trash', word: 'Supprimé' },
  expired: { tone: '', icon: 'clock', word: 'Expiré' },
};

/** A state is a colour, an icon and a word. */
export function Tag({ state }: { state: OperationState }) {
  const { tone, icon, word } = STATES[state];
  return (
    <span className={`tag ${tone}`.trim()}>
      <Icon name={icon} />
      {word}
    </span>
  );
}
