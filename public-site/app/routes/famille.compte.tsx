import { redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Confirm } from '../components/Choices.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Facts } from '../components/Facts.tsx';
import { Field } from '../components/Field.tsx';
import { Icon } from '../components/Icon.tsx';
import { Note } from '../components/Note.tsx';
import { PasswordFields } from '../components/PasswordFields.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused, errorsOf, type Refused } from '../components/refused.ts';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { Toast } from '../components/Toast.tsx';
import { form, page } from '../services/answer.server.ts';
import { accountAction, accountScreen } from '../services/family-account.server.ts';
import { requireFamily } from '../services/family-session.server.ts';
import { takeWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: familyShell };
export const meta = title('Mon compte');

export const loader = page(async ({ request }) => {
  const family = await requireFamily(request);
  return { ...(await accountScreen(family)), word: await takeWord(family) };
});

/** Password, other sessions, withdrawal of consent: `action` says which (contract: Other posts). */
export const action = form([], async (fields, { request }) => redirect(await accountAction(await requireFamily(request), fields), 303));

export default function Account() {
  const { facts, sessions, losses, word } = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      {refused ? <ErrorSummary refused={refused} /> : <Toast text={word} />}
      <h1>Mon compte</h1>
      <div className="card">
        <Facts facts={facts} />
        <p>
          <Link to="/famille/compte/accord">Relire le texte de mon accord</Link>
        </p>
      </div>
      <Note>
        <p>
          {typo('Votre adresse mail a changé ?')} Dites‑le à la Caf sur <a href="https://www.caf.fr">caf.fr</a>. Elle ne se change pas ici.
        </p>
      </Note>
      <Password refused={refused} />
      <Devices sessions={sessions} />
      <MyData />
      <Withdrawal losses={losses} refused={refused} />
    </div>
  );
}

function Password({ refused }: { refused: Refused | undefined }) {
  return (
    <section className="stack">
      <h2>Changer mon mot de passe</h2>
      <PostForm>
        <input type="hidden" name="action" value="motDePasse" />
        <Field name="ancien" label="Mot de passe actuel" type="password" autoComplete="current-password" refused={refused} />
        <PasswordFields refused={refused} label="Nouveau mot de passe" />
        <div className="actions">
          <button className="btn">Changer le mot de passe</button>
        </div>
      </PostForm>
    </section>
  );
}

type Screen = ReturnType<typeof useLoaderData<typeof loader>>;

/** Where the account is open (R-FAM-06): closing the others is effective at their next request. */
function Devices({ sessions }: Pick<Screen, 'sessions'>) {
  return (
    <section className="stack">
      <h2>Mes appareils connectés</h2>
      <div className="card">
        <ul className="plain lines">
          {sessions.map(({ device, here, seen }, place) => (
            <li key={place}>
              <span>
                <b>{device}</b>
                <br />
                <span className="soft small">{seen}</span>
              </span>
              {here && (
                <span className="tag ok">
                  <Icon name="check" />
                  Cet appareil
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
      {sessions.length > 1 ? (
        <PostForm>
          <input type="hidden" name="action" value="fermerSessions" />
          <p>{typo('Un appareil n’est pas à vous, ou il est perdu ? Fermez tout, sauf ici.')}</p>
          <button className="btn second">Fermer les autres</button>
        </PostForm>
      ) : (
        <p className="soft">Aucun autre appareil n’est connecté.</p>
      )}
    </section>
  );
}

/** A file, not a page: the browser saves it and stays here. */
function MyData() {
  return (
    <section className="stack">
      <h2>Mes données</h2>
      <p>Téléchargez tout ce que le service garde sur vous et vos enfants, dans un seul fichier.</p>
      <Form method="post" action="/famille/compte/donnees" reloadDocument>
        <button className="btn second">
          <Icon name="doc" />
          Télécharger mes données
        </button>
      </Form>
      <p>
        {typo('Pour les garder sur papier :')} <a href="/famille/historique.pdf">mon compte en PDF</a>
      </p>
    </section>
  );
}

function Withdrawal({ losses, refused }: Pick<Screen, 'losses'> & { refused: Refused | undefined }) {
  return (
    <details open={errorsOf(refused, 'confirme').length > 0}>
      <summary>Je ne veux plus utiliser ce service</summary>
      <PostForm>
        <input type="hidden" name="action" value="retraitConsentement" />
        <Note kind="final">
          <h2>Si vous retirez votre accord</h2>
          <ul>
            {losses.map((loss) => (
              <li key={loss}>{typo(loss)}</li>
            ))}
            <li>Vous ne pourrez plus entrer dans votre espace, ni cette année ni les suivantes.</li>
            <li>Vous ne pourrez plus utiliser l’argent qui reste à vos enfants.</li>
            <li>Nous ne vous écrirons plus.</li>
            <li>Les clubs déjà payés le restent. L’historique est gardé le temps prévu.</li>
            <li>Pour revenir, il faudra contacter la Caf.</li>
          </ul>
        </Note>
        <Confirm name="confirme" refused={refused}>
          Je retire mon accord.
        </Confirm>
        <div className="actions">
          <button className="btn danger">Retirer mon accord</button>
        </div>
      </PostForm>
    </details>
  );
}
