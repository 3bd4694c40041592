import { redirect } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Field } from '../components/Field.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { authenticatePartner } from '../partner/services/partner-login.server.ts';
import { openPartnerSession } from '../partner/services/partner-session.server.ts';
import { forgetScan, wayAfterLogin } from '../partner/services/scan-way.server.ts';
import { form } from '../services/answer.server.ts';
import { title } from '../title.ts';
import { ScansLeftHere } from '../partner/scanner/queue/ScansLeftHere.tsx';
import { partnerPublicShell } from '../partner/shell.ts';

export const meta = title('Se connecter à l’espace partenaire');
export const handle = { shell: partnerPublicShell };

/** Login by mail and password (R-PAR-09). One mail for several partners: the choice comes next. */
export const action = form(['mail'], async (_fields, { request, context }) => {
  const { users, mustChange } = await authenticatePartner(request, context.clientAddress);
  const choices = users.map((each) => each.userId);
  const userId = choices.length === 1 ? choices[0]! : null;
  const headers = new Headers({ 'Set-Cookie': await openPartnerSession(request, { choices, userId, mustChange }) });
  const way = await wayAfterLogin(request);
  if (userId !== null && !mustChange) headers.append('Set-Cookie', await forgetScan());
  return redirect(way, { status: 303, headers });
});

export default function PartnerLogin() {
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Espace partenaire</h1>
      <p className="lead">Pour scanner les QR codes et suivre vos paiements.</p>
      <ScansLeftHere />
      <PostForm>
        <Field name="mail" label="Adresse mail" hint="Celle que la Caf connaît." type="email" autoComplete="username" refused={refused} />
        <Field name="motDePasse" label="Mot de passe" type="password" autoComplete="current-password" refused={refused} />
        <div className="actions">
          <button className="btn">Se connecter</button>
          <Link className="btn quiet" to="/partenaire/mot-de-passe-oublie">
            Mot de passe oublié
          </Link>
        </div>
      </PostForm>
      <p>
        {typo('Première connexion ?')} <Link to="/partenaire/mot-de-passe-oublie">Recevez un mot de passe</Link>
      </p>
      <p>
        {typo('Pas encore partenaire ?')} <Link to="/partenaire/inscription">Déposez un dossier</Link> ou{' '}
        <Link to="/partenaire/inscription/reprendre">reprenez le vôtre</Link>
      </p>
      <p>
        {typo('Vous êtes une famille :')} <Link to="/famille/connexion">espace famille</Link>
      </p>
    </div>
  );
}
