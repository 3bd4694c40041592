/** AdminJS's table of a list, then what its coloured words mean. */
import { type BasePropertyJSON, OriginalRecordsTable, type RecordsTableProps } from 'adminjs';
import type { StateWords } from '../sheets/sheet.ts';
import { Tag } from './parts.tsx';

interface Custom {
  num?: boolean;
  states?: StateWords;
  meanings?: Record<string, string>;
}

export default function RecordsTable(props: RecordsTableProps) {
  const { listProperties } = props.resource;
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
            <Meanings key={column.propertyPath} column={column} />
          ))}
        </details>
      )}
    </>
  );
}

function Meanings({ column: { label, custom } }: { column: BasePropertyJSON }) {
  const { states = {}, meanings = {} } = custom as Custom;
  return (
    <section>
      <h3>{label}</h3>
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
