import { useLoaderData, useRouteError } from '@remix-run/react';
import { partnerPublicShell } from '../partner/shell.ts';
import { DeadLink } from '../partner/signup/DeadLink.tsx';
import { DecidedFile } from '../partner/signup/DecidedFile.tsx';
import { OpenFile } from '../partner/signup/OpenFile.tsx';
import { SentFile } from '../partner/signup/SentFile.tsx';
import { answersOf } from '../partner/signup/services/check.server.ts';
import { openSignup } from '../partner/signup/services/signup-file.server.ts';
import { signingStep } from '../partner/signup/services/signing.server.ts';
import '../partner/signup/signup.css';
import { filePage } from '../partner/signup/services/task-list.server.ts';
import { page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title(({ file }: { file: { state: string } }) => TITLES[file.state] ?? 'Votre dossier de partenaire');
/** What the tab says once the file has left its holder’s hands. */
const TITLES: Record<string, string> = {
  submitted: 'Votre dossier est chez la Caf',
  validated: 'Votre structure est partenaire',
  refused: 'Votre dossier n’est pas accepté',
};
export const handle = { shell: partnerPublicShell };

/** A file where it stands (R-PAR-01, R-PAR-03): its tasks, or what the Caf does with it. */
export const loader = page(async ({ params }) => {
  const visit = await openSignup(params);
  return { file: filePage(visit), answers: answersOf(visit), signing: await signingStep(visit) };
});

export default function SignupFilePage() {
  const { file, answers, signing } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      {file.state === 'draft' || file.state === 'complement' ? (
        <OpenFile file={file} />
      ) : file.state === 'submitted' ? (
        <SentFile file={file} answers={answers} signing={signing} />
      ) : (
        <DecidedFile file={file} />
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return <DeadLink error={useRouteError()} />;
}
