import { redirect } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Field } from '../components/Field.tsx';
import { Note } from '../components/Note.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { askPassword } from '../partner/services/partner-account.server.ts';
import { form } from '../services/answer.server.ts';
import { title } from '../title.ts';
import { partnerPublicShell } from '../partner/shell.ts';

export const meta = title('Recevoir un mot de passe');
export const handle = { shell: partnerPublicShell };

/** First or forgotten password (R-PAR-09): the answer is the same in all cases. */
export const action = form(['mail', 'identifiant'], async (fields, { context }) => {
  await askPassword(fields, context.clientAddress);
  return redirect('/partenaire/mot-de-passe-oublie/envoye', 303);
});

export default function ForgottenPartnerPassword() {
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Recevoir un mot de passe</h1>
      <p className="lead">Pour une première connexion, ou si vous l’avez oublié.</p>
      <PostForm>
        <Field name="mail" label="Adresse mail" hint="Celle que la Caf connaît." type="email" autoComplete="email" refused={refused} />
        <Field
          name="identifiant"
          label="Identifiant"
          hint={typo('P et 6 chiffres. Il est dans notre mail « Votre espace partenaire est ouvert ».')}
          autoComplete="off"
          short
          refused={refused}
        />
        <Note icon="mail">
          <p>{typo('Nous vous envoyons un mot de passe. Il marche pendant 24 h. Vous le changerez en vous connectant.')}</p>
        </Note>
        <div className="actions">
          <button className="btn">Recevoir un mot de passe</button>
          <Link className="btn quiet" to="/partenaire/connexion">
            Retour
          </Link>
        </div>
      </PostForm>
    </div>
  );
}
