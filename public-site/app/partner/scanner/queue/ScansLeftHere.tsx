import { useEffect, useState } from 'react';
import { plural, typo } from '#core/shared/french.ts';
import { Note } from '../../../components/Note.tsx';
import { canSign } from './sign.ts';
import { keptScans } from './store.ts';
import { forgetKeptPage } from './without-network.ts';

/** On the login page, after a logout or an idle end: what this device still keeps. A count, and nobody's name. */
export function ScansLeftHere() {
  const [count, setCount] = useState(0);
  useEffect(() => {
    void forgetKeptPage().catch(() => undefined);
    if (!canSign()) return;
    keptScans()
      .then((all) => setCount(all.filter((each) => !each.refused).length))
      .catch(() => undefined);
  }, []);
  if (count === 0) return null;
  return (
    <Note kind="warn">
      <p role="status">
        <b>{typo(`${plural(count, 'scan')} à confirmer sur cet appareil.`)}</b>{' '}
        {typo('Rien n’est encore validé. Connectez-vous avec le même compte : ils partiront seuls.')}
      </p>
    </Note>
  );
}
