import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useRouteError } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Note } from '../components/Note.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { partnerPublicShell } from '../partner/shell.ts';
import { DeadLink } from '../partner/signup/DeadLink.tsx';
import { openSignup } from '../partner/signup/services/signup-file.server.ts';
import { ALL_FIELDS, saveStep, stepPage, typedStep } from '../partner/signup/services/step.server.ts';
import '../partner/signup/signup.css';
import { StepFields } from '../partner/signup/StepFields.tsx';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title(({ label }: { label: string }) => label);
export const handle = { shell: partnerPublicShell };

/** One step of a file (R-PAR-01), reachable at any time. */
export const loader = page(async ({ params }) => stepPage(await openSignup(params), typedStep(params.etape)));

/** Keeps it and leads to the next one; what is refused comes back as it was typed. */
export const action = form(ALL_FIELDS, async (fields, { params }) =>
  redirect(await saveStep(await openSignup(params), typedStep(params.etape), fields), 303),
);

export default function SignupStep() {
  const shown = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <p className="soft">
        <Link to={`/partenaire/inscription/${shown.key}`}>Votre dossier</Link>, {shown.place.toLocaleLowerCase('fr')}
      </p>
      <h1>{shown.label}</h1>
      {shown.open ? (
        <PostForm key={shown.step}>
          <StepFields shown={shown} values={refused?.values ?? shown.values} refused={refused} />
          <div className="actions">
            <button className="btn">Enregistrer et continuer</button>
            <button className="btn quiet" name="suite" value="dossier">
              Enregistrer et finir plus tard
            </button>
          </div>
        </PostForm>
      ) : (
        <Note>
          <p>{typo('Ce dossier est chez la Caf, ou décidé : il ne se modifie plus.')}</p>
        </Note>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return <DeadLink error={useRouteError()} />;
}
