import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { refuse } from '#core/shared/refusals.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Facts } from '../components/Facts.tsx';
import { asRefused } from '../components/refused.ts';
import { Toast } from '../components/Toast.tsx';
import { ChangePassword } from '../partner/ChangePassword.tsx';
import { changePassword, partnerFile } from '../partner/services/partner-account.server.ts';
import { openPartnerSession, requirePartner } from '../partner/services/partner-session.server.ts';
import { partnerShell } from '../partner/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Compte');
export const handle = { shell: partnerShell };

export const loader = page(async ({ request }) => {
  const changed = new URL(request.url).searchParams.get('fait') === 'mot-de-passe';
  return { ...partnerFile(await requirePartner(request)), word: changed ? 'Mot de passe changé.' : null };
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
        <PartnerFacts />
        <p className="soft small">Une information est fausse&nbsp;? Écrivez à la Caf de l’Essonne, avec votre identifiant.</p>
        <Link to="/partenaire/convention">Votre convention</Link>
        {file.several && <Link to="/partenaire/choix">Changer de structure</Link>}
      </section>
      <section className="stack">
        <h2>Changer de mot de passe</h2>
        <ChangePassword refused={refused} />
      </section>
    </div>
  );
}

function PartnerFacts() {
  const file = useLoaderData<typeof loader>();
  return (
    <Facts
      facts={[
        ['Identifiant', file.identifiant],
        ['Numéro Tiersi et rang', `${file.tiersi ?? '–'}, ${file.rang ?? '–'}`],
        ['Nature', file.kind],
        ['Activités', file.activities.join(', ')],
        ['Adresse', file.address],
        ['Adresse mail', file.mail],
        ['Convention du', file.convention],
        ['Accès', file.suspended ? 'Suspendu par la Caf' : 'Ouvert'],
        ['Connecté', [file.user.name, file.user.mail].filter(Boolean).join(', ')],
      ]}
    />
  );
}
