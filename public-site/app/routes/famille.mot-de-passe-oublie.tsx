import { redirect } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { CafFields } from '../components/CafFields.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { form } from '../services/answer.server.ts';
import { askReset } from '../services/family-account.server.ts';
import { title } from '../title.ts';

export const meta = title('Mot de passe oublié');

/** A link to choose a new password (R-FAM-04): the answer is the same in all cases. */
export const action = form(['matricule', 'mail'], async (fields, { context }) => {
  await askReset(fields, context.clientAddress);
  return redirect('/famille/mot-de-passe-oublie/envoye', 303);
});

export default function ForgottenPassword() {
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Mot de passe oublié</h1>
      <p className="lead">Nous vous envoyons un lien pour en choisir un nouveau.</p>
      <PostForm>
        <CafFields refused={refused} />
        <div className="actions">
          <button className="btn">Recevoir le lien</button>
          <Link className="btn quiet" to="/famille/connexion">
            Retour
          </Link>
        </div>
      </PostForm>
      <p>
        {typo('Pas encore de compte cette année ?')} <Link to="/famille/inscription">Créez-le</Link>
      </p>
    </div>
  );
}
