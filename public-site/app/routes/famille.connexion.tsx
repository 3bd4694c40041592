import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Field } from '../components/Field.tsx';
import { Note } from '../components/Note.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused, errorsOf } from '../components/refused.ts';
import { Toast } from '../components/Toast.tsx';
import { form, page } from '../services/answer.server.ts';
import { authenticateFamily } from '../services/family-login.server.ts';
import { openFamilySession } from '../services/family-session.server.ts';
import { forgetWay, rememberedWay } from '../services/way-back.server.ts';
import { title } from '../title.ts';

export const meta = title('Se connecter');

export const loader = page(async ({ request }) => {
  const done = new URL(request.url).searchParams.get('fait') === 'mot-de-passe';
  return { word: done ? 'Mot de passe changé. Connectez-vous.' : null, wanted: (await rememberedWay(request)) !== null };
});

/** Login by mail and password (R-FAM-03); the matricule too when several files share the mail. */
export const action = form(['mail', 'matricule'], async (_fields, { request, context }) => {
  const who = await authenticateFamily(request, context.clientAddress);
  const headers = new Headers({ 'Set-Cookie': await openFamilySession(request, who) });
  headers.append('Set-Cookie', await forgetWay());
  return redirect((await rememberedWay(request)) ?? '/famille', { status: 303, headers });
});

export default function Login() {
  const { word, wanted } = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  const shared = errorsOf(refused, 'matricule').length > 0 || Boolean(refused?.values.matricule);
  return (
    <div className="wrap narrow stack">
      {refused ? <ErrorSummary refused={refused} /> : <Toast text={word} />}
      <h1>Se connecter</h1>
      {wanted && !refused && <p className="lead">Connectez-vous pour continuer. Vous reviendrez là où vous étiez.</p>}
      {refused?.status === 423 && <p>Le blocage protège votre argent. Même le bon mot de passe ne marche pas avant la fin.</p>}
      <PostForm>
        <Field name="mail" label="Adresse mail" type="email" autoComplete="username" refused={refused} />
        <Field name="motDePasse" label="Mot de passe" type="password" autoComplete="current-password" refused={refused} />
        {shared && <Field name="matricule" label="Numéro d’allocataire" hint="7 chiffres." inputMode="numeric" short refused={refused} />}
        <div className="actions">
          <button className="btn">Se connecter</button>
          <Link className="btn quiet" to="/famille/mot-de-passe-oublie">
            Mot de passe oublié
          </Link>
        </div>
      </PostForm>
      <Note>
        <p>
          Chaque année, en août, il faut <Link to="/famille/inscription">créer un nouveau compte</Link>. Ne reprenez pas le mot de passe de
          l’an dernier.
        </p>
      </Note>
      <p>
        {typo('Vous êtes un club ou une mairie :')} <a href="/partenaire/connexion">espace partenaire</a>
      </p>
    </div>
  );
}
