import { useState } from 'react';
import type { CriteriaFacts } from '../../actions/campaign-criteria.ts';
import { read, type Refused } from '../api.ts';
import { RefusedNote } from '../parts.tsx';

interface Commune {
  insee: string;
  name: string;
}
interface Found extends Commune {
  departement: string;
}

interface CommunePickerProps {
  communes: readonly Commune[];
  official: CriteriaFacts['official'];
  kept: Record<string, string[]> | undefined;
}

/** Communes picked from the official list, by Insee code (R-CAM-02): Essonne in a list, the rest of France by code or name. */
export function CommunePicker({ communes, official, kept }: CommunePickerProps) {
  const [chosen, setChosen] = useState<readonly Commune[]>(() => keptCommunes(kept, [...communes, ...official]) ?? communes);
  const has = ({ insee }: Commune): boolean => chosen.some((each) => each.insee === insee);
  const add = (commune: Commune | undefined): void => {
    if (commune && !has(commune)) setChosen([...chosen, commune].sort((a, b) => a.name.localeCompare(b.name, 'fr')));
  };
  return (
    <>
      <input type="hidden" name="communesCe" value={chosen.map(({ insee }) => insee).join(',')} />
      {chosen.length === 0 && <p className="empty">Aucune commune. Choisissez-en une dans la liste.</p>}
      <ul className="desk-chips">
        {chosen.map((commune) => (
          <li key={commune.insee}>
            {commune.name} <span className="soft">{commune.insee}</span>
            <button type="button" className="btn quiet" onClick={() => setChosen(chosen.filter(({ insee }) => insee !== commune.insee))}>
              Retirer<span className="hide"> {commune.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="field">
        <label htmlFor="commune-essonne">Ajouter une commune de l’Essonne</label>
        <select id="commune-essonne" value="" onChange={(event) => add(official.find(({ insee }) => insee === event.target.value))}>
          <option value="">Choisir…</option>
          {official
            .filter((commune) => !has(commune))
            .map(({ insee, name }) => (
              <option key={insee} value={insee}>
                {name} ({insee})
              </option>
            ))}
        </select>
      </div>
      <Elsewhere add={add} />
    </>
  );
}

function Elsewhere({ add }: { add: (commune: Commune) => void }) {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<readonly Found[] | undefined>();
  const [refused, setRefused] = useState<Refused | undefined>();
  const search = (): void => {
    setRefused(undefined);
    read<{ communes: Found[] }>(`/campagne/communes?nom=${encodeURIComponent(typed)}`).then(
      ({ communes }) => setFound(communes),
      setRefused,
    );
  };
  return (
    <div className="field">
      <label htmlFor="commune-ailleurs">Ou une commune d’un autre département</label>
      <span className="hint">Son code Insee ou son nom, en entier</span>
      <div className="row">
        <input id="commune-ailleurs" value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
        <button type="button" className="btn second" onClick={search}>
          Chercher
        </button>
      </div>
      <RefusedNote refused={refused} />
      {found?.length === 0 && <p role="status">Aucune commune de ce nom sur la liste officielle.</p>}
      {found && found.length > 0 && (
        <ul className="desk-chips">
          {found.map((commune) => (
            <li key={commune.insee}>
              {commune.name} <span className="soft">{commune.insee}</span>
              <button type="button" className="btn quiet" onClick={() => add(commune)}>
                Ajouter
                <span className="hide">
                  {' '}
                  {commune.name}, département {commune.departement}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function keptCommunes(kept: Record<string, string[]> | undefined, known: readonly Commune[]): Commune[] | undefined {
  const codes = kept?.communesCe?.[0];
  if (codes === undefined) return undefined;
  return codes
    .split(',')
    .filter(Boolean)
    .map((insee) => known.find((commune) => commune.insee === insee) ?? { insee, name: insee });
}
