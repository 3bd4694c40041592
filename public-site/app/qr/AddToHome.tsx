import { useEffect, useState } from 'react';
import { typo } from '#core/shared/french.ts';
import { Icon } from '../components/Icon.tsx';
import { type InstallOffer, installOffer } from './install-offer.ts';

/** How to put the portal on the phone's home screen; a button where the browser can be asked. */
export function AddToHome() {
  const [there, setThere] = useState(false);
  const [able, setAble] = useState<InstallOffer>();
  useEffect(() => {
    setThere(matchMedia('(display-mode: standalone)').matches);
    setAble(installOffer());
    const late = (event: Event): void => setAble(event as InstallOffer);
    window.addEventListener('beforeinstallprompt', late);
    return () => window.removeEventListener('beforeinstallprompt', late);
  }, []);
  if (there) return null;
  return (
    <details className="no-print">
      <summary>Garder vos QR codes sur le téléphone</summary>
      <div className="stack">
        <p>{typo('Ouvert une fois, ce QR code se montre aussi sans réseau, jusqu’à ce soir. « Quitter » l’efface du téléphone.')}</p>
        <p>Pour retrouver ce site d’un geste, mettez-le sur votre écran d’accueil.</p>
        {able ? (
          <button type="button" className="btn second" onClick={() => void able.prompt()}>
            <Icon name="home" />
            Ajouter à l’écran d’accueil
          </button>
        ) : (
          <ul>
            <li>{typo('iPhone : touchez le bouton de partage, puis « Sur l’écran d’accueil ».')}</li>
            <li>{typo('Android : touchez le menu du navigateur, puis « Ajouter à l’écran d’accueil ».')}</li>
          </ul>
        )}
      </div>
    </details>
  );
}
