import { redirect } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Note } from '../components/Note.tsx';
import { asRefused } from '../components/refused.ts';
import { partnerPublicShell } from '../partner/shell.ts';
import { MailForm } from '../partner/signup/MailForm.tsx';
import { start } from '../partner/signup/services/start.server.ts';
import { form } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Déposer un dossier de partenaire');
export const handle = { shell: partnerPublicShell };

/** A new file (R-PAR-01): its link is mailed. */
export const action = form(['mail'], async (fields, { context }) => {
  await start(fields, context.clientAddress);
  return redirect('/partenaire/inscription/envoye', 303);
});

export default function StartSignup() {
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Déposer un dossier</h1>
      <p className="lead">Pour accueillir des enfants avec les tickets loisirs jeunes.</p>
      <p>
        {typo('Le dossier a 7 étapes. Vous pouvez vous arrêter et reprendre quand vous voulez.')}{' '}
        <Link to="/devenir-partenaire#documents">Les documents à préparer</Link>
      </p>
      <MailForm
        refused={refused}
        hint="Vous y recevez le lien vers votre dossier, puis tous les messages de la Caf."
        button="Recevoir le lien vers mon dossier"
      />
      <Note icon="mail">
        <p>
          {typo('Vous avez déjà commencé ?')} <Link to="/partenaire/inscription/reprendre">Reprenez votre dossier</Link>
        </p>
      </Note>
    </div>
  );
}
