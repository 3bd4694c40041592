import { useEffect, useRef } from 'react';
import type { ClubsOnMap, MapView, TownOnMap } from '../map/draw-map.ts';

/** The map, drawn by script once the page shows. Without script there is none: the list under it says the same. */
export function ClubMap({ towns, tiles, near }: { towns: TownOnMap[] } & MapView) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let map: ClubsOnMap | undefined;
    let gone = false;
    void import('../map/draw-map.ts').then(async ({ drawMap }) => {
      if (box.current && !gone) map = await drawMap(box.current, towns, { tiles, near });
      if (gone) map?.remove();
    });
    return () => {
      gone = true;
      map?.remove();
    };
  }, [towns, tiles, near]);
  return (
    <figure className="stack club-map">
      <noscript>
        <p className="note">La carte a besoin de JavaScript. La liste dit la même chose.</p>
      </noscript>
      <div className="map leaflet-frame" ref={box} role="region" aria-label="Carte des clubs. La liste plus bas dit la même chose." />
      <figcaption className="soft small">
        Chaque club est placé au centre de sa commune. Un rond avec un nombre regroupe plusieurs clubs. Sur un téléphone, déplacez la carte
        avec deux doigts. Contours{'\u202f'}: IGN, Insee.
      </figcaption>
    </figure>
  );
}
