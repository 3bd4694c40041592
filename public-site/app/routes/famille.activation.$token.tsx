import { redirect } from '@remix-run/node';
import { useActionData, useRouteError } from '@remix-run/react';
import { ErrorPage } from '../components/ErrorPage.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { PasswordFields } from '../components/PasswordFields.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { form, page } from '../services/answer.server.ts';
import { activate, refuseDeadLink } from '../services/family-account.server.ts';
import { openFamilySession } from '../services/family-session.server.ts';
import { title } from '../title.ts';

export const meta = title('Choisir mon mot de passe');

export const loader = page(({ params }) => refuseDeadLink('family-activation', params.token));

/** The first password (R-FAM-01); it also logs in. */
export const action = form([], async (fields, { request, params }) => {
  const who = await activate(params.token ?? '', fields);
  return redirect('/famille', { status: 303, headers: { 'Set-Cookie': await openFamilySession(request, who) } });
});

export default function Activation() {
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Choisissez votre mot de passe</h1>
      <p className="lead">C’est la dernière étape pour créer votre compte.</p>
      <PostForm>
        <PasswordFields refused={refused} />
        <div className="actions">
          <button className="btn">Créer mon compte</button>
        </div>
      </PostForm>
    </div>
  );
}

/** A dead link: where to ask for another. */
export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} way={{ to: '/famille/inscription', label: 'Demander un nouveau lien' }} />;
}
