import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Confirm } from '../components/Choices.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Field } from '../components/Field.tsx';
import { Note } from '../components/Note.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused, type Refused } from '../components/refused.ts';
import { ConventionList } from '../partner/ConventionList.tsx';
import { ConventionReading } from '../partner/ConventionReading.tsx';
import { conventionPage, workOnConvention } from '../partner/services/convention.server.ts';
import { requirePartner } from '../partner/services/partner-session.server.ts';
import { partnerShell } from '../partner/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Convention');
export const handle = { shell: partnerShell };

export const loader = page(async ({ request }) =>
  conventionPage(await requirePartner(request), Number(new URL(request.url).searchParams.get('page'))),
);

/** Starts a convention, turns a page, mails the code, signs (R-PAR-02). */
export const action = form(['signataire', 'qualite', 'signature'], async (fields, { request }) =>
  redirect(await workOnConvention(await requirePartner(request), fields), 303),
);

export default function Convention() {
  const { list, reading, waiting, mayStart, endsOn, asked } = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Convention</h1>
      {waiting && (
        <Note>
          <p>
            <b>Vous avez signé.</b> La Caf de l’Essonne signe à son tour, puis vous prévient par mail.
          </p>
        </Note>
      )}
      {mayStart && <Start endsOn={endsOn} />}
      {reading && <ConventionReading reading={reading} />}
      {reading?.read && <SignatoryForm id={reading.id} refused={refused} />}
      {reading?.read && asked && <CodeForm id={reading.id} mail={asked.mail} refused={refused} />}
      <ConventionList list={list} />
    </div>
  );
}

const Start = ({ endsOn }: { endsOn: string | null }) => (
  <section className="card stack">
    <p>
      {endsOn
        ? `Votre convention se termine le ${endsOn}. Signez la suivante.`
        : 'Lisez la convention jusqu’au bout, puis signez-la en ligne.'}
    </p>
    <PostForm>
      <input type="hidden" name="action" value="commencer" />
      <div className="actions">
        <button className="btn">{endsOn ? 'Renouveler la convention' : 'Lire la convention'}</button>
      </div>
    </PostForm>
  </section>
);

const SignatoryForm = ({ id, refused }: { id: string; refused: Refused | undefined }) => (
  <section className="stack">
    <h2>Signer</h2>
    <PostForm>
      <input type="hidden" name="action" value="code" />
      <input type="hidden" name="convention" value={id} />
      <Field name="signataire" label="Prénom et nom du signataire" autoComplete="name" refused={refused} />
      <Field name="qualite" label="Qualité" hint="Par exemple : présidente, gérant, maire." refused={refused} />
      <Field name="signature" label="Signature" hint="Tapez de nouveau votre prénom et votre nom." autoComplete="off" refused={refused} />
      <Confirm name="pouvoir" refused={refused}>
        J’ai le pouvoir de signer pour ma structure
      </Confirm>
      <div className="actions">
        <button className="btn">Recevoir le code par mail</button>
      </div>
    </PostForm>
  </section>
);

const CodeForm = ({ id, mail, refused }: { id: string; mail: string; refused: Refused | undefined }) => (
  <section className="stack">
    <h2>Entrer le code</h2>
    <p>Un code de 6 chiffres est parti à {mail}. Il sert pendant 10 minutes.</p>
    <PostForm>
      <input type="hidden" name="action" value="signer" />
      <input type="hidden" name="convention" value={id} />
      <Field
        name="code"
        label="Code reçu par mail"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        short
        refused={refused}
      />
      <Note kind="final">
        <p>
          <b>La signature est définitive.</b> Elle engage votre structure.
        </p>
      </Note>
      <div className="actions">
        <button className="btn">Signer la convention</button>
      </div>
    </PostForm>
  </section>
);
