import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { AttestationFields, OrganisationFields, RegistrationFields } from '../components/depense/DepenseFields.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Note } from '../components/Note.tsx';
import { Cle, PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { COMPLEMENT_KEPT, complementScreen, sendComplement } from '../services/complement.server.ts';
import { refuseUpload, requireFamily } from '../services/family-session.server.ts';
import { leaveWord } from '../services/flash.server.ts';
import '../styles/depense.css';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: familyShell };
export const meta = title('Compléter ma demande');

export const loader = page(async ({ request, params }) => complementScreen(await requireFamily(request), params.id));

const answer = form(COMPLEMENT_KEPT, async (fields, { request, params }) => {
  const family = await requireFamily(request);
  await sendComplement(family, params.id, fields);
  await leaveWord(family, 'Complément envoyé à la Caf.');
  return redirect(`/famille/depense/${params.id}`, 303);
});

/** What the Caf asked, answered (R-FAM-15). The session is asked for before a file is read. */
export const action = page(async (args) => {
  await refuseUpload(args.request);
  return answer(args);
});

export default function ComplementPage() {
  const shown = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  const [query] = useSearchParams();
  // What was typed before a login stands in the address.
  const values = refused?.values ?? { ...shown.values, ...Object.fromEntries(query) };
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Compléter ma demande</h1>
      {shown.asked && (
        <Note kind="warn">
          <h2>Ce que la Caf demande</h2>
          <p>{shown.asked.reason}</p>
          <p className="soft small">Écrit le {shown.asked.at}</p>
        </Note>
      )}
      <PostForm encType="multipart/form-data">
        <Cle value={refused?.values.cle || shown.cle} />
        <AttestationFields mentions={shown.mentions} values={{ ...values, enfant: shown.child.sias }} refused={refused} optional />
        <p>{typo('Une nouvelle attestation n’est pas obligatoire : vous pouvez aussi corriger vos réponses.')}</p>
        <h2>Vos réponses</h2>
        <OrganisationFields values={values} refused={refused} />
        <RegistrationFields values={values} child={shown.child} refused={refused} />
        <div className="actions">
          <button className="btn">Envoyer le complément</button>
          <Link className="btn quiet" to={`/famille/depense/${shown.id}`}>
            Retour
          </Link>
        </div>
      </PostForm>
    </div>
  );
}
