import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Confirm } from '../components/Choices.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { DepenseFacts } from '../components/depense/DepenseFacts.tsx';
import { Note } from '../components/Note.tsx';
import { Cle, PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { depenseScreen, withdraw } from '../services/depense-page.server.ts';
import { requireFamily } from '../services/family-session.server.ts';
import { leaveWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: familyShell };
export const meta = title('Retirer ma demande');

export const loader = page(async ({ request, params }) => depenseScreen(await requireFamily(request), params.id));

/** A family takes its request back before a decision (R-FAM-15). */
export const action = form(['cle'], async (fields, { request, params }) => {
  const family = await requireFamily(request);
  await leaveWord(family, await withdraw(family, params.id, fields));
  return redirect('/famille', 303);
});

export default function WithdrawalPage() {
  const depense = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>{typo('Retirer cette demande ?')}</h1>
      <DepenseFacts {...depense} />
      {depense.undecided ? (
        <PostForm>
          <Note kind="final">
            <h2>La Caf ne la lira pas</h2>
            <p>Les {depense.amount} redeviennent libres. Vos fichiers sont effacés.</p>
          </Note>
          <Cle value={refused?.values.cle || depense.cle} />
          <Confirm name="confirme" refused={refused}>
            Je veux retirer cette demande.
          </Confirm>
          <div className="actions">
            <button className="btn danger">{`Retirer la demande de\u00a0${depense.amount}`}</button>
            <Link className="btn quiet" to={`/famille/depense/${depense.id}`}>
              Garder
            </Link>
          </div>
        </PostForm>
      ) : (
        <>
          <Note kind="warn">
            <p>Cette demande ne peut plus être retirée. {depense.said}</p>
          </Note>
          <div className="actions">
            <Link className="btn second" to={`/famille/depense/${depense.id}`}>
              Retour
            </Link>
          </div>
        </>
      )}
    </div>
  );
}
