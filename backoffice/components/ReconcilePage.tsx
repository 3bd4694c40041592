/** "Comptes justes" (R-PAY-05): each equation with both its sides, and what differs. */
import { useAnswer } from './api.ts';
import { Note, Page, RefusedNote, Tag } from './parts.tsx';

interface Check {
  name: string;
  left: string;
  right: string;
  differences: { id: string; detail: string }[];
}

export default function ReconcilePage() {
  const { data, refused } = useAnswer<{ ok: boolean; at: string; checks: Check[] }>('/comptes');
  if (!data)
    return (
      <Page title="Comptes justes">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Vérification des comptes…</p>}</Page>
    );
  const right = data.checks.filter(({ differences }) => differences.length === 0).length;
  return (
    <Page title="Comptes justes">
      <Note tone={data.ok ? 'ok' : 'stop'}>
        <p>
          <b>{data.ok ? 'Comptes justes.' : 'Les comptes ont des différences.'}</b> {right} contrôles sur {data.checks.length}, le {data.at}
          .
        </p>
      </Note>
      <section className="card">
        <div className="scroll">
          <table>
            <caption className="hide">Contrôles</caption>
            <thead>
              <tr>
                <th scope="col">Contrôle</th>
                <th scope="col" className="num">
                  Attendu
                </th>
                <th scope="col" className="num">
                  Trouvé
                </th>
                <th scope="col">Résultat</th>
              </tr>
            </thead>
            <tbody>
              {data.checks.map((check) => (
                <CheckRow key={check.name} check={check} />
              ))}
            </tbody>
          </table>
        </div>
        <p className="soft small">Les montants sont en centimes.</p>
      </section>
    </Page>
  );
}

const CheckRow = ({ check }: { check: Check }) => (
  <tr>
    <th scope="row">
      {check.name}
      {check.differences.length > 0 && (
        <ul>
          {check.differences.slice(0, 20).map(({ id, detail }) => (
            <li key={id}>
              {id} : {detail}
            </li>
          ))}
        </ul>
      )}
    </th>
    <td className="num">{check.left}</td>
    <td className="num">{check.right}</td>
    <td>
      <Tag
        tag={
          check.differences.length === 0
            ? { word: 'Juste', tone: 'ok' }
            : { word: check.differences.length === 1 ? '1 différence' : `${check.differences.length} différences`, tone: 'stop' }
        }
      />
    </td>
  </tr>
);
