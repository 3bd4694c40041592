import { redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { consentInForce, consentVersion } from '#core/family/consent-texts.rules.ts';
import { typo } from '#core/shared/french.ts';
import { Confirm } from '../components/Choices.tsx';
import { ConsentSections } from '../components/ConsentSections.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { type ShellHandle, waitingShell } from '../components/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { consent } from '../services/family-account.server.ts';
import { requireFamilySession } from '../services/family-session.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: waitingShell };
export const meta = title('Votre accord');

export const loader = page(async ({ request }) => {
  const { gate } = await requireFamilySession(request);
  if (gate.consent) throw redirect('/famille', 303);
  const text = consentInForce();
  return { text, version: consentVersion(text) };
});

/** First login (R-FAM-05): what the scheme is, then the consent; nothing else opens before. */
export const action = form([], async (fields, { request }) => {
  await consent(await requireFamilySession(request), fields);
  return redirect('/famille', 303);
});

export default function ConsentPage() {
  const { text, version } = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>{typo('Êtes-vous d’accord ?')}</h1>
      <p className="lead">Pour utiliser les tickets loisirs, la Caf a besoin de votre accord.</p>
      <Scheme />
      <ConsentSections sections={text.sections} />
      <PostForm>
        <Confirm name="consentement" refused={refused}>
          {text.agreement}
        </Confirm>
        <p className="soft small">Texte n° {version}.</p>
        <div className="actions">
          <button className="btn">Continuer</button>
        </div>
      </PostForm>
      <Form method="post" action="/famille/deconnexion" className="actions">
        <button className="btn quiet">Je ne suis pas d’accord</button>
      </Form>
    </div>
  );
}

function Scheme() {
  return (
    <section className="card stack">
      <h2>Comment ça marche</h2>
      <p>
        {typo(
          'Chaque enfant a une somme pour l’année. Vous choisissez un club et un montant : vous recevez un QR code. Le club le scanne, la Caf paye le club.',
        )}
      </p>
    </section>
  );
}
