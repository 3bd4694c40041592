import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Confirm } from '../components/Choices.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Facts } from '../components/Facts.tsx';
import { Field } from '../components/Field.tsx';
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
  return { ...accountScreen(family), word: await takeWord(family) };
});

/** Password, other sessions, withdrawal of consent: `action` says which (contract: Other posts). */
export const action = form([], async (fields, { request }) => redirect(await accountAction(await requireFamily(request), fields), 303));

export default function Account() {
  const { facts, word } = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      {refused ? <ErrorSummary refused={refused} /> : <Toast text={word} />}
      <h1>Mon compte</h1>
      <div className="card">
        <Facts facts={facts} />
      </div>
      <Note>
        <p>
          {typo('Votre adresse mail a changé ?')} Dites-le à la Caf sur <a href="https://www.caf.fr">caf.fr</a>. Elle ne se change pas ici.
        </p>
      </Note>
      <Password refused={refused} />
      <OtherDevices />
      <Withdrawal refused={refused} />
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

function OtherDevices() {
  return (
    <section className="stack">
      <h2>Mes autres appareils</h2>
      <p>{typo('Vous vous êtes connecté sur un téléphone prêté ou perdu : fermez tout, sauf ici.')}</p>
      <PostForm>
        <input type="hidden" name="action" value="fermerSessions" />
        <button className="btn second">Fermer les autres connexions</button>
      </PostForm>
    </section>
  );
}

function Withdrawal({ refused }: { refused: Refused | undefined }) {
  return (
    <details open={errorsOf(refused, 'confirme').length > 0}>
      <summary>Je ne veux plus utiliser ce service</summary>
      <PostForm>
        <input type="hidden" name="action" value="retraitConsentement" />
        <Note kind="final">
          <h2>Vos QR codes non utilisés seront supprimés</h2>
          <p>Vous ne pourrez plus entrer dans votre espace. Nous ne vous écrirons plus. Pour revenir, il faudra contacter la Caf.</p>
        </Note>
        <Confirm name="confirme" refused={refused}>
          Je retire mon accord.
        </Confirm>
        <button className="btn danger">Retirer mon accord</button>
      </PostForm>
    </details>
  );
}
