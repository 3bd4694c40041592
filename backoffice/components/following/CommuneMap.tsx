import { type CommuneRow, type Measure, MEASURES } from './take-up.ts';

export interface Outlines {
  width: number;
  height: number;
  outlines: { insee: string; path: string; centre: [number, number] }[];
}

/** Upper bounds of the shades, in percent: the same on every map, so that two of them compare. */
const STEPS = [5, 15, 30, 50, 100] as const;
const shadeOf = (part: number): number => STEPS.findIndex((bound) => part <= bound) + 1;
const stepLabel = (place: number): string => `${place === 0 ? 0 : STEPS[place - 1]} à ${STEPS[place]}\u202f%`;

interface CommuneMapProps {
  outlines: Outlines;
  communes: readonly CommuneRow[];
  measure: Measure;
  chosen: string;
  choose: (insee: string) => void;
}

/** The communes shaded by one measure. For the mouse and the eye: the list beside it says all of it, to everybody. */
export function CommuneMap({ outlines: { width, height, outlines }, communes, measure, chosen, choose }: CommuneMapProps) {
  const byInsee = new Map(communes.map((each) => [each.insee, each]));
  const { label, of } = MEASURES[measure];
  const row = byInsee.get(chosen);
  return (
    <figure className="card desk-map">
      <svg
        viewBox={`-6 -6 ${width + 12} ${height + 12}`}
        role="img"
        aria-label={`Carte de l’Essonne. ${label}, par commune. La liste dit la même chose.`}
      >
        {outlines.map(({ insee, path }) => {
          const commune = byInsee.get(insee);
          return (
            <path
              key={insee}
              d={path}
              className={`commune ${commune ? `shade-${shadeOf(commune[of].part)}` : 'none'} ${insee === chosen ? 'chosen' : ''}`}
              onClick={() => choose(insee)}
            >
              <title>{commune ? `${commune.name} : ${commune[of].text}` : 'Aucune famille'}</title>
            </path>
          );
        })}
        {outlines
          .filter(({ insee }) => insee === chosen)
          .map(({ insee, path }) => (
            <path key={insee} d={path} className="commune-edge" />
          ))}
      </svg>
      <figcaption>
        <p className="key">
          {STEPS.map((bound, place) => (
            <span key={bound}>
              <svg viewBox="0 0 10 10" aria-hidden="true">
                <rect className={`shade-${place + 1}`} width="10" height="10" rx="2" />
              </svg>
              {stepLabel(place)}
            </span>
          ))}
        </p>
        <p aria-live="polite">
          {row ? (
            <>
              <b>{row.name}</b> : {row[of].text} ({label.toLowerCase()})
            </>
          ) : (
            <span className="soft">Choisissez une commune sur la carte pour la retrouver dans la liste.</span>
          )}
        </p>
        <p className="soft small">Contours : IGN, INSEE, Licence Ouverte.</p>
      </figcaption>
    </figure>
  );
}
