/** AdminJS's table of a list, then what its coloured words mean. */
import { type BasePropertyJSON, OriginalRecordsTable, type RecordsTableProps, useTranslation } from 'adminjs';
import type { StateWords } from '../sheets/sheet.ts';
import { Go, Tag } from './parts.tsx';

interface Custom {
  num?: boolean;
  states?: StateWords;
  meanings?: Record<string, string>;
}

export default function RecordsTable(props: RecordsTableProps) {
  const { listProperties, id } = props.resource;
  if (props.records.length === 0 && !props.isLoading && /[?&]filters\./.test(window.location.search)) return <NoneLikeThese list={id} />;
  const columns = listProperties.filter(({ custom }) => (custom as Custom).meanings);
  const figures = listProperties.flatMap(({ custom }, place) => ((custom as Custom).num ? [place + 1] : []));
  return (
    <>
      <div className="desk-records" data-figures={figures.join(' ')}>
        <OriginalRecordsTable {...props} />
      </div>
      {props.records.length > 0 && columns.length > 0 && (
        <details className="tlj desk-legend">
          <summary>Ce que veulent dire les états</summary>
          {columns.map((column) => (
            <Meanings key={column.propertyPath} column={column} list={id} />
          ))}
        </details>
      )}
    </>
  );
}

/** AdminJS says the same of a list that is empty and of filters that find nothing. */
const NoneLikeThese = ({ list }: { list: string }) => (
  <div className="tlj">
    <div className="empty" role="status">
      <p>Aucune ligne avec ces filtres.</p>
      <p>
        <Go to={`/caf/resources/${list}`}>Effacer les filtres</Go>
      </p>
    </div>
  </div>
);

function Meanings({ column: { label, custom }, list }: { column: BasePropertyJSON; list: string }) {
  const { translateProperty } = useTranslation();
  const { states = {}, meanings = {} } = custom as Custom;
  return (
    <section>
      <h3>{translateProperty(label, list)}</h3>
      <dl>
        {Object.entries(states).map(([state, tag]) => (
          <div key={state}>
            <dt>
              <Tag tag={tag} />
            </dt>
            <dd>{meanings[state]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
