import { useState } from 'react';
import { typo } from '#core/shared/french.ts';
import { remember, type Signal, wants } from './feedback.ts';

const LABELS: Record<Signal, string> = { sound: 'Son', vibration: 'Vibreur' };

/** Beep and shake, on or off on this device. */
export const SignalSettings = () => (
  <span className="row">
    <SignalButton signal="sound" />
    {'vibrate' in navigator && <SignalButton signal="vibration" />}
  </span>
);

function SignalButton({ signal }: { signal: Signal }) {
  const [on, setOn] = useState(() => wants(signal));
  const turn = () => {
    remember(signal, !on);
    setOn(!on);
  };
  return (
    <button className="btn quiet" type="button" aria-pressed={on} onClick={turn}>
      {typo(`${LABELS[signal]} : ${on ? 'oui' : 'non'}`)}
    </button>
  );
}
