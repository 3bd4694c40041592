import { useSearchParams } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { typo } from '#core/shared/french.ts';
import { nearestCommune } from '../map/nearest-commune.ts';
import { Icon } from './Icon.tsx';

type Where = 'idle' | 'looking' | 'unknown' | 'far';

const WORDS: Record<Where, string> = {
  idle: '',
  looking: 'Nous cherchons votre commune…',
  unknown: typo('Votre téléphone ne donne pas sa position. Choisissez votre commune dans « Le plus près de ».'),
  far: typo('Vous êtes loin de l’Essonne. Choisissez une commune dans « Le plus près de ».'),
};
const GIVE_UP_MS = 10_000;

/**
 * The nearest clubs from where one stands. The position stays in the browser: only the commune's code enters the address.
 * Without script or position the list of communes beside it does the same.
 */
export function NearMe() {
  const [query, setQuery] = useSearchParams();
  const [where, setWhere] = useState<Where>('idle');
  const [able, setAble] = useState(false);
  useEffect(() => setAble('geolocation' in navigator), []);
  if (!able) return null;
  const look = (): void => {
    setWhere('looking');
    locate().then(
      (insee) => {
        setWhere(insee === null ? 'far' : 'idle');
        if (insee !== null) setQuery(nearby(query, insee));
      },
      () => setWhere('unknown'),
    );
  };
  return (
    <>
      <button type="button" className="btn quiet" onClick={look}>
        <Icon name="pin" />
        Près de moi
      </button>
      <p role="status" className="soft">
        {WORDS[where]}
      </p>
    </>
  );
}

function nearby(query: URLSearchParams, insee: string): URLSearchParams {
  const next = new URLSearchParams(query);
  next.set('pres', insee);
  next.delete('page');
  return next;
}

async function locate(): Promise<string | null> {
  const { coords } = await new Promise<GeolocationPosition>((resolve, reject) =>
    navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: GIVE_UP_MS, maximumAge: 60_000 }),
  );
  return nearestCommune(coords.latitude, coords.longitude);
}
