/** "Comptes justes" (R-PAY-05): each equation with both its sides, and what differs, down to the record. */
import { useAnswer } from './api.ts';
import { counted } from './kit/count.ts';
import { DataTable, type TableColumn } from './kit/DataTable.tsx';
import { Go, Note, Page, RefusedNote, Tag } from './parts.tsx';

interface Side {
  label: string;
  value: string;
}

interface Check {
  /** "R1". */
  code: string;
  name: string;
  left: Side;
  right: Side;
  differences: { id: string; detail: string; href: string | null }[];
}

/** More are in the command line's answer: `tlj reconcile --json`. */
const MOST_SHOWN = 200;

const SideCell = ({ side }: { side: Side }) => (
  <>
    <b>{side.value}</b>
    <br />
    <span className="soft small">{side.label}</span>
  </>
);

const tagOf = ({ differences: { length } }: Check) =>
  length === 0 ? { word: 'Juste', tone: 'ok' } : { word: length === 1 ? '1 différence' : `${length} différences`, tone: 'stop' };

const COLUMNS: readonly TableColumn<Check>[] = [
  {
    ...{ label: 'Contrôle', head: true },
    show: ({ code, name }) => (
      <>
        <span className="soft">{code}</span> {name}
      </>
    ),
  },
  { label: 'Un côté', num: true, show: ({ left }) => <SideCell side={left} /> },
  { label: 'L’autre côté', num: true, show: ({ right }) => <SideCell side={right} /> },
  { label: 'Résultat', show: (check) => <Tag tag={tagOf(check)} /> },
];

export default function ReconcilePage() {
  const { data, refused, again } = useAnswer<{ ok: boolean; at: string; checks: Check[] }>('/comptes');
  if (!data)
    return (
      <Page title="Comptes justes">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Vérification des comptes…</p>}</Page>
    );
  const wrong = data.checks.filter(({ differences }) => differences.length > 0);
  return (
    <Page
      title="Comptes justes"
      side={
        <button type="button" className="btn second" onClick={again}>
          Vérifier de nouveau
        </button>
      }
    >
      <RefusedNote refused={refused} />
      <Note tone={data.ok ? 'ok' : 'stop'}>
        <p>
          <b>{data.ok ? 'Comptes justes.' : 'Les comptes ont des différences.'}</b>{' '}
          {counted(data.checks.length - wrong.length, 'contrôle juste', 'contrôles justes')} sur {data.checks.length}, le {data.at}.
        </p>
      </Note>
      <section className="card">
        <DataTable caption="Contrôles" columns={COLUMNS} rows={data.checks} rowKey={({ code }) => code} empty={<p>Aucun contrôle.</p>} />
      </section>
      {wrong.map((check) => (
        <Differences key={check.code} check={check} />
      ))}
    </Page>
  );
}

const Differences = ({ check: { code, name, differences } }: { check: Check }) => (
  <section className="card">
    <h2>
      {code} {name} : ce qui diffère
    </h2>
    <DataTable
      caption={`Différences du contrôle ${code}`}
      columns={[
        { label: 'Fiche', head: true, show: ({ id, href }) => (href ? <Go to={href}>{id}</Go> : <>{id}</>) },
        { label: 'Ce qui diffère', show: ({ detail }) => detail },
      ]}
      rows={differences.slice(0, MOST_SHOWN)}
      rowKey={({ id, detail }) => `${id} ${detail}`}
      empty={<p>Rien ne diffère.</p>}
    />
    {differences.length > MOST_SHOWN && <p className="soft">Les {MOST_SHOWN} premières sont montrées.</p>}
  </section>
);
