import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Facts } from '../components/Facts.tsx';
import { asRefused } from '../components/refused.ts';
import { Toast } from '../components/Toast.tsx';
import { ChangePassword } from '../partner/ChangePassword.tsx';
import { OwnDocuments, OwnHistory } from '../partner/OwnFile.tsx';
import { RequestList } from '../partner/RequestList.tsx';
import { partnerFile } from '../partner/services/own-file.server.ts';
import { requestList } from '../partner/services/own-requests.server.ts';
import { changePassword } from '../partner/services/partner-account.server.ts';
import { openPartnerSession, requirePartner } from '../partner/services/partner-session.server.ts';
import { partnerShell } from '../partner/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { takeWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const meta = title('Compte');
export const handle = { shell: partnerShell };

export const loader = page(async ({ request }) => {
  const visit = await requirePartner(request);
  const changed = new URL(request.url).searchParams.get('fait') === 'mot-de-passe';
  const [file, requests, left] = await Promise.all([partnerFile(visit), requestList(visit), takeWord(visit)]);
  return { ...file, requests, word: changed ? 'Mot de passe changé.' : left };
});

/** Change of password: every other session ends, this one goes on under a new id. */
export const action = form([], async (fields, { request }) => {
  const visit = await requirePartner(request);
  if (fields.text('action') !== 'motDePasse') throw refuse('ENTREE_REFUSEE');
  await changePassword(visit, fields);
  return redirect('/partenaire/compte?fait=mot-de-passe', {
    status: 303,
    headers: { 'Set-Cookie': await openPartnerSession(request, visit.data) },
  });
});

export default function PartnerAccount() {
  const file = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      {refused ? <ErrorSummary refused={refused} /> : <Toast text={file.word} />}
      <h1>Votre compte</h1>
      <section className="card stack">
        <h2>{file.name}</h2>
        <Facts facts={file.facts} />
        <div className="actions">
          <Link className="btn second" to="/partenaire/compte/demande">
            Demander une modification
          </Link>
          <Link className="btn quiet" to="/partenaire/convention">
            Votre convention
          </Link>
          {file.several && (
            <Link className="btn quiet" to="/partenaire/choix">
              Changer de structure
            </Link>
          )}
        </div>
      </section>
      {file.requests.length > 0 && (
        <section className="card">
          <h2>Vos demandes de modification</h2>
          <RequestList requests={file.requests} />
        </section>
      )}
      <OwnDocuments documents={file.documents} />
      <OwnHistory history={file.history} />
      <section className="stack">
        <h2>Vous</h2>
        <p>
          {typo('Connecté :')} {file.user}. <Link to="/partenaire/votre-nom">{file.named ? 'Changer votre nom' : 'Ajouter votre nom'}</Link>
        </p>
      </section>
      <section className="stack">
        <h2>Changer de mot de passe</h2>
        <ChangePassword refused={refused} />
      </section>
    </div>
  );
}
