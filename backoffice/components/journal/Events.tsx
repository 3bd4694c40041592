import { DataTable } from '../kit/DataTable.tsx';
import { Go } from '../parts.tsx';

export interface ShownEvent {
  id: string;
  at: string;
  action: string;
  author: { kind: string; words: string };
  object: { words: string; href: string | null };
  campaign: string;
  changes: { label: string; before: string | null; after: string }[];
}

interface EventsProps {
  caption: string;
  events: readonly ShownEvent[];
  empty: string;
}

/** Events of the journal, before and after side by side. */
export const Events = ({ caption, events, empty }: EventsProps) => (
  <div className="journal">
    <DataTable
      caption={caption}
      columns={[
        { label: 'Le', show: ({ at }) => <span className="one-line">{at}</span>, head: true },
        { label: 'Par', show: (event) => <Author {...event.author} /> },
        { label: 'Action', show: ({ action }) => action },
        { label: 'Objet', show: (event) => <About {...event.object} /> },
        { label: 'Avant → après', show: ({ changes }) => <Changes changes={changes} /> },
      ]}
      rows={events}
      rowKey={({ id }) => id}
      empty={<p>{empty}</p>}
    />
  </div>
);

const Author = ({ kind, words }: ShownEvent['author']) => (
  <>
    {words} <span className="soft small">{kind}</span>
  </>
);

const UUID = /\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/** Short ones stay on one line. */
const ONE_LINE = 20;

const About = ({ words, href }: ShownEvent['object']) => {
  const text = words.replace(UUID, '$1…');
  const title = text === words ? undefined : words;
  return (
    <span className={text.length <= ONE_LINE ? 'one-line' : undefined} title={title}>
      {href ? <Go to={href}>{text}</Go> : text}
    </span>
  );
};

function Changes({ changes }: { changes: ShownEvent['changes'] }) {
  if (changes.length === 0) return <span className="soft">–</span>;
  return (
    <dl className="journal-changes">
      {changes.map(({ label, before, after }) => (
        <div key={label}>
          <dt>{label}</dt>
          {before !== null && (
            <dd className="before">
              {before}
              <span className="hide">devient</span>
            </dd>
          )}
          <dd>{after}</dd>
        </div>
      ))}
    </dl>
  );
}
