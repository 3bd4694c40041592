import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useRouteError } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Note } from '../components/Note.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { partnerPublicShell } from '../partner/shell.ts';
import { AnswerSections } from '../partner/signup/AnswerSections.tsx';
import { DeadLink } from '../partner/signup/DeadLink.tsx';
import { checkPage, send } from '../partner/signup/services/check.server.ts';
import { addressOf, openSignup } from '../partner/signup/services/signup-file.server.ts';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Vérifier le dossier');
export const handle = { shell: partnerPublicShell };

export const loader = page(async ({ params }) => checkPage(await openSignup(params)));

/** Sends the file to the Caf; sent again after a complement, it follows the same partner. */
export const action = form([], async (_fields, { params }) => {
  const visit = await openSignup(params);
  await send(visit);
  return redirect(addressOf(visit.key), 303);
});

export default function CheckSignup() {
  const { key, open, answers, missing, again, warning } = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <p className="soft">
        <Link to={`/partenaire/inscription/${key}`}>Votre dossier</Link>
      </p>
      <h1>Vérifiez avant d’envoyer</h1>
      {missing.length > 0 && <Missing missing={missing} />}
      {warning && (
        <Note kind="warn">
          <p>{warning}</p>
        </Note>
      )}
      <AnswerSections answers={answers} open={open} />
      {open && missing.length === 0 && (
        <PostForm>
          <Note>
            <p>Après l’envoi, le dossier ne se modifie plus, sauf si la Caf vous le demande.</p>
          </Note>
          <div className="actions">
            <button className="btn">{again ? 'Renvoyer le dossier à la Caf' : 'Envoyer le dossier à la Caf'}</button>
          </div>
        </PostForm>
      )}
    </div>
  );
}

const Missing = ({ missing }: { missing: { to: string; what: string }[] }) => (
  <Note kind="warn">
    <p>
      <b>{typo('Il manque encore :')}</b>
    </p>
    <ul>
      {missing.map(({ to, what }) => (
        <li key={what}>
          <Link to={to}>{what}</Link>
        </li>
      ))}
    </ul>
  </Note>
);

export function ErrorBoundary() {
  return <DeadLink error={useRouteError()} />;
}
