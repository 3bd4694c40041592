import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Field } from '../components/Field.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { nameKnown, nameSelf } from '../partner/services/partner-account.server.ts';
import { requireScanner } from '../partner/services/partner-session.server.ts';
import { partnerWaitingShell, scanShell } from '../partner/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { leaveWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const meta = title('Votre nom');
export const handle = { shell: partnerWaitingShell };

const back = (role: 'tout' | 'scanner'): string => (role === 'tout' ? '/partenaire/compte' : '/partenaire/scanner');

export const loader = page(async ({ request }) => {
  const { user } = await requireScanner(request);
  return { ...nameKnown(user), back: back(user.role), shell: scanShell(user.role) };
});

/** For whoever only scans too: a validation bears the name of the person (R-PAR-09). */
export const action = form(['prenom', 'nom'], async (fields, { request }) => {
  const visit = await requireScanner(request);
  await leaveWord(visit, await nameSelf(visit, fields));
  return redirect(back(visit.user.role), 303);
});

export default function OwnName() {
  const { firstName, lastName, back: way } = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  const { prenom = firstName, nom = lastName } = refused?.values ?? {};
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Votre nom</h1>
      <p className="lead">Il reste sur chaque QR code que vous validez.</p>
      <PostForm>
        <Field name="prenom" label="Prénom" defaultValue={prenom} autoComplete="given-name" refused={refused} />
        <Field name="nom" label="Nom" defaultValue={nom} autoComplete="family-name" refused={refused} />
        <div className="actions">
          <button className="btn">Enregistrer</button>
          <Link className="btn quiet" to={way} reloadDocument>
            Annuler
          </Link>
        </div>
      </PostForm>
    </div>
  );
}
