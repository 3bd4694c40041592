import { Link, useLoaderData } from '@remix-run/react';
import { DepenseFacts } from '../components/depense/DepenseFacts.tsx';
import { Icon } from '../components/Icon.tsx';
import { Note } from '../components/Note.tsx';
import { PromiseLine } from '../components/PromiseLine.tsx';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { Tag } from '../components/Tag.tsx';
import { Toast } from '../components/Toast.tsx';
import { page } from '../services/answer.server.ts';
import { depenseScreen } from '../services/depense-page.server.ts';
import { requireFamily } from '../services/family-session.server.ts';
import { takeWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: familyShell };
export const meta = title('Ma demande de remboursement');

/** Where a dépense stands (R-FAM-15); another family's is not found. */
export const loader = page(async ({ request, params }) => {
  const family = await requireFamily(request);
  return { ...(await depenseScreen(family, params.id)), word: await takeWord(family) };
});

export default function DepenseState() {
  const depense = useLoaderData<typeof loader>();
  const { id, state, undecided, said, reason, word } = depense;
  return (
    <div className="wrap narrow stack">
      <Toast text={word} />
      <div className="row apart">
        <h1>Ma demande de remboursement</h1>
        <Tag state={state} />
      </div>
      <p className="lead">{said}</p>
      {reason && (
        <Note kind={state === 'refused' ? 'stop' : 'warn'}>
          <p>{reason}</p>
        </Note>
      )}
      {state === 'complement' && (
        <div className="actions">
          <Link className="btn" to={`/famille/depense/${id}/complement`}>
            Compléter ma demande
          </Link>
        </div>
      )}
      <Progress {...depense} />
      <DepenseFacts {...depense} />
      <Files files={depense.files} />
      <div className="actions">
        <Link className="btn second" to="/famille">
          Retour
        </Link>
        {undecided && (
          <Link className="btn quiet" to={`/famille/depense/${id}/retrait`}>
            Retirer ma demande
          </Link>
        )}
      </div>
    </div>
  );
}

type Screen = ReturnType<typeof useLoaderData<typeof loader>>;

const Progress = ({ steps, promise }: Pick<Screen, 'steps' | 'promise'>) =>
  steps.length > 0 && (
    <section className="card stack">
      <h2>Où en est le paiement</h2>
      <PromiseLine steps={steps} />
      {promise && <p className="soft small">{promise}</p>}
    </section>
  );

/** What was sent; files go when the family takes its request back. */
const Files = ({ files }: Pick<Screen, 'files'>) => (
  <ul className="plain">
    {files.map(({ label, to }) => (
      <li key={label} className="sent">
        <Icon name="doc" />
        {to === null ? `${label}, effacée` : <a href={to}>{label}</a>}
      </li>
    ))}
  </ul>
);
