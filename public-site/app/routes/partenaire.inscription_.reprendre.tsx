import { redirect } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { asRefused } from '../components/refused.ts';
import { partnerPublicShell } from '../partner/shell.ts';
import { MailForm } from '../partner/signup/MailForm.tsx';
import { resume } from '../partner/signup/services/start.server.ts';
import { form } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Reprendre mon dossier');
export const handle = { shell: partnerPublicShell };

/** New links to the files of a mail; the answer is the same when it has none. */
export const action = form(['mail'], async (fields, { context }) => {
  await resume(fields, context.clientAddress);
  return redirect('/partenaire/inscription/envoye?reprise', 303);
});

export default function ResumeSignup() {
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Reprendre mon dossier</h1>
      <p className="lead">Nous vous envoyons un nouveau lien. L’ancien ne marche plus.</p>
      <MailForm refused={refused} hint="Celle de votre dossier." button="Recevoir un nouveau lien" />
      <p>
        {typo('Votre structure est déjà partenaire ?')} <Link to="/partenaire/connexion">Connectez-vous</Link>
      </p>
    </div>
  );
}
