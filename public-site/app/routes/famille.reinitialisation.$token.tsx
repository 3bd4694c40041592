import { redirect } from '@remix-run/node';
import { useActionData, useRouteError } from '@remix-run/react';
import { ErrorPage } from '../components/ErrorPage.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { PasswordFields } from '../components/PasswordFields.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { form, page } from '../services/answer.server.ts';
import { refuseDeadLink, reset } from '../services/family-account.server.ts';
import { title } from '../title.ts';

export const meta = title('Nouveau mot de passe');

export const loader = page(({ params }) => refuseDeadLink('family-reset', params.token));

/** A new password through the mailed link (R-FAM-04): it lifts the freeze and ends every session; then one logs in. */
export const action = form([], async (fields, { params }) => {
  await reset(params.token ?? '', fields);
  return redirect('/famille/connexion?fait=mot-de-passe', 303);
});

export default function Reset() {
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Choisissez un nouveau mot de passe</h1>
      <PostForm>
        <PasswordFields refused={refused} label="Nouveau mot de passe" />
        <div className="actions">
          <button className="btn">Enregistrer</button>
        </div>
      </PostForm>
    </div>
  );
}

/** A dead link: where to ask for another. */
export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} way={{ to: '/famille/mot-de-passe-oublie', label: 'Demander un nouveau lien' }} />;
}
