import { redirect } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { CafFields } from '../components/CafFields.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Note } from '../components/Note.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { form } from '../services/answer.server.ts';
import { signUp } from '../services/family-account.server.ts';
import { title } from '../title.ts';

export const meta = title('Créer mon compte');

/** Sign-up (R-FAM-01): matricule and mail as in the Caf's file. */
export const action = form(['matricule', 'mail'], async (fields, { context }) => {
  await signUp(fields, context.clientAddress);
  return redirect('/famille/inscription/envoye', 303);
});

export default function SignUp() {
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Créer mon compte</h1>
      <p className="lead">Il faut les mêmes informations que dans votre dossier Caf.</p>
      <PostForm>
        <CafFields refused={refused} />
        <Note icon="mail">
          <p>{typo('Nous vous envoyons un mail avec un lien. Il marche pendant 24 h. Vous choisirez alors votre mot de passe.')}</p>
        </Note>
        <div className="actions">
          <button className="btn">Recevoir le lien</button>
        </div>
      </PostForm>
      <p>
        {typo('Vous avez un compte cette année ?')} <Link to="/famille/connexion">Connectez-vous</Link>
      </p>
    </div>
  );
}
