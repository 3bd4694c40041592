/** The take-up by commune (R-EXT-02): a map from the communes' own outlines, and the list that says the same. */
import { useAnswer } from '../api.ts';
import { FilterBar } from '../kit/FilterBar.tsx';
import { queryString, useQuery } from '../kit/query.ts';
import { useRights } from '../kit/rights.ts';
import { Page, RefusedNote } from '../parts.tsx';
import { CommuneList } from './CommuneList.tsx';
import { CommuneMap, type Outlines } from './CommuneMap.tsx';
import type { Frame } from './figures.ts';
import { type CommuneRow, type Measure, MEASURES } from './take-up.ts';
import { YearChoice } from './YearChoice.tsx';

const FILTERS = [
  {
    ...{ name: 'mesure', label: 'La carte montre' },
    options: Object.entries(MEASURES).map(([value, { label }]) => ({ value: value === 'recours' ? '' : value, label })),
  },
];

export default function TakeUpPage() {
  const [query, change] = useQuery();
  // Mailings are of the campaign in course: the one shown when none is asked for.
  const mayWrite = useRights()('mails') && !query.campagne;
  const { campagne = '', mesure = '', commune = '' } = query;
  const { data, last, refused } = useAnswer<Frame & { communes: CommuneRow[] }>(`/suivi/communes?${queryString({ campagne })}`);
  const map = useAnswer<Outlines>('/suivi/contours');
  const measure: Measure = Object.hasOwn(MEASURES, mesure) ? (mesure as Measure) : 'recours';
  return (
    <Page
      title="Recours par commune"
      side={last && <YearChoice frame={last} year={campagne} change={(year) => change({ campagne: year })} />}
    >
      <RefusedNote refused={refused ?? map.refused} />
      <FilterBar filters={FILTERS} query={query} change={change} />
      {data && (
        <div className="desk-map-page">
          {map.data && (
            <CommuneMap
              outlines={map.data}
              communes={data.communes}
              measure={measure}
              chosen={commune}
              choose={(insee) => change({ commune: insee === commune ? '' : insee })}
            />
          )}
          <CommuneList communes={data.communes} chosen={commune} mayWrite={mayWrite} />
        </div>
      )}
    </Page>
  );
}
