import { redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Confirm } from '../components/Choices.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { type ShellHandle, waitingShell } from '../components/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { consent, consentVersion } from '../services/family-account.server.ts';
import { requireFamilySession } from '../services/family-session.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: waitingShell };
export const meta = title('Votre accord');

export const loader = page(async ({ request }) => {
  const { gate } = await requireFamilySession(request);
  if (gate.consent) throw redirect('/famille', 303);
  return { version: consentVersion };
});

/** First login (R-FAM-05): what the scheme is, then the consent; nothing else opens before. */
export const action = form([], async (fields, { request }) => {
  await consent(await requireFamilySession(request), fields);
  return redirect('/famille', 303);
});

export default function ConsentPage() {
  const { version } = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>{typo('Êtes-vous d’accord ?')}</h1>
      <p className="lead">Pour utiliser les tickets loisirs, la Caf a besoin de votre accord.</p>
      <Scheme />
      <ConsentText />
      <PostForm>
        <Confirm name="consentement" refused={refused}>
          J’ai lu. Je suis d’accord pour que la Caf utilise ces informations.
        </Confirm>
        <p className="soft small">
          {typo(`Texte n° ${version}. Vous pouvez changer d’avis dans « Compte ». Vous ne pourrez alors plus utiliser vos tickets.`)}
        </p>
        <div className="actions">
          <button className="btn">Continuer</button>
        </div>
      </PostForm>
      <Form method="post" action="/famille/deconnexion">
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

/** The text of CONSENT_VERSION: when it changes, so does the version in core. */
function ConsentText() {
  return (
    <>
      <section className="card stack">
        <h2>Ce que nous utilisons</h2>
        <ul>
          <li>{typo('votre nom, votre adresse mail, votre numéro d’allocataire ;')}</li>
          <li>{typo('le nom et la date de naissance de vos enfants ;')}</li>
          <li>vos QR codes et vos demandes de remboursement.</li>
        </ul>
      </section>
      <section className="card stack">
        <h2>Qui les voit</h2>
        <p>Les agents de la Caf de l’Essonne. Le club voit seulement le nom de l’enfant, sa date de naissance et le montant.</p>
      </section>
      <section className="card stack">
        <h2>Combien de temps</h2>
        <p>La campagne en cours et les 3 campagnes d’avant. Ensuite, tout est effacé.</p>
      </section>
    </>
  );
}
