import { Link, useLoaderData } from '@remix-run/react';
import { Facts } from '../components/Facts.tsx';
import { Note } from '../components/Note.tsx';
import { PromiseLine } from '../components/PromiseLine.tsx';
import { familyShell, type ShellHandle } from '../components/shell.ts';
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
  const { id, undecided, said, reason, steps, facts, word } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      <Toast text={word} />
      <h1>Ma demande de remboursement</h1>
      <p className="lead">{said}</p>
      {reason && (
        <Note kind="warn">
          <p>{reason}</p>
        </Note>
      )}
      {steps.length > 0 && <PromiseLine steps={steps} />}
      <div className="card">
        <Facts facts={facts} />
      </div>
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
