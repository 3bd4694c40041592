import { useEffect, useState } from 'react';
import { typo } from '#core/shared/french.ts';
import { Icon } from '../../components/Icon.tsx';
import { serverAnswers } from './queue/send.ts';

const AGAIN_MS = 20_000;

/** Whether the server answers from here: the person knows before the next child whether a scan will be checked or kept. */
export function NetworkTag() {
  const answers = useServerAnswers();
  if (answers === null) return null;
  return (
    <span className={`tag ${answers ? 'ok' : 'wait'}`} role="status" data-reseau={answers ? 'bon' : 'absent'}>
      <Icon name={answers ? 'check' : 'wifi'} />
      {typo(answers ? 'Réseau : bon' : 'Pas de réseau')}
    </span>
  );
}

/** Null until the first answer. Asks again at each sign of a change, and now and then while the page is looked at. */
function useServerAnswers(): boolean | null {
  const [answers, setAnswers] = useState<boolean | null>(null);
  useEffect(() => {
    let gone = false;
    const look = () => void serverAnswers().then((yes) => !gone && setAnswers(yes));
    const lookIfSeen = () => void (document.hidden || look());
    look();
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    const timer = window.setInterval(lookIfSeen, AGAIN_MS);
    return () => {
      gone = true;
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
      window.clearInterval(timer);
    };
  }, []);
  return answers;
}
