import { useEffect, useState } from 'react';
import { Icon } from './Icon.tsx';

/** Opens the browser's own printing; without script a sentence says where it is. */
export function PrintButton() {
  const [able, setAble] = useState(false);
  useEffect(() => setAble(true), []);
  return able ? (
    <div className="actions screen">
      <button type="button" className="btn" onClick={() => print()}>
        <Icon name="print" />
        Imprimer
      </button>
    </div>
  ) : (
    <p className="screen">Imprimez cette page depuis le menu de votre navigateur.</p>
  );
}
