import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useRouteError } from '@remix-run/react';
import { plural, typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Note } from '../components/Note.tsx';
import { asRefused, type Refused } from '../components/refused.ts';
import { Toast } from '../components/Toast.tsx';
import { partnerPublicShell } from '../partner/shell.ts';
import { DeadLink } from '../partner/signup/DeadLink.tsx';
import { DocumentForm } from '../partner/signup/DocumentForm.tsx';
import { DocumentList } from '../partner/signup/DocumentList.tsx';
import { type DocumentsPage, documentsPage, workOnDocuments } from '../partner/signup/services/documents.server.ts';
import { openSignup } from '../partner/signup/services/signup-file.server.ts';
import '../partner/signup/signup.css';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Documents');
export const handle = { shell: partnerPublicShell };

const WORDS: Record<string, string> = { recu: 'Document reçu.', retire: 'Document retiré.' };

export const loader = page(async ({ params, request, context }) => {
  const query = new URL(request.url).searchParams;
  return {
    ...documentsPage(await openSignup(params), context.posted?.nature || query.get('nature')),
    word: WORDS[query.get('fait') ?? ''] ?? null,
  };
});

const holder = page(({ params }) => openSignup(params));

const answer = form(['nature', 'jour'], async (fields, { params }) =>
  redirect(await workOnDocuments(await openSignup(params), fields), 303),
);

/** One document in, or out. Whose it is, is asked before a file is read. */
export const action = async (args: ActionFunctionArgs) => {
  await holder(args);
  return answer(args);
};

export default function SignupDocuments() {
  const shown = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  const file = `/partenaire/inscription/${shown.key}`;
  return (
    <div className="wrap narrow stack">
      {refused ? <ErrorSummary refused={refused} /> : <Toast text={shown.word} />}
      <p className="soft">
        <Link to={file}>Votre dossier</Link>, étape 6 sur 7
      </p>
      <h1>Documents</h1>
      {shown.kind === null ? <KindFirst to={`${file}/identite`} /> : <Asked shown={shown} file={file} refused={refused} />}
    </div>
  );
}

interface AskedProps {
  shown: DocumentsPage;
  file: string;
  refused: Refused | undefined;
}

const Asked = ({ shown, file, refused }: AskedProps) => (
  <>
    <p id="recus">
      {plural(shown.given, 'document reçu', 'documents reçus')} sur {shown.wanted.length}
    </p>
    <progress value={shown.given} max={shown.wanted.length} aria-labelledby="recus" />
    <section className="card">
      <h2>Documents {shown.kind}</h2>
      <DocumentList page={shown} />
    </section>
    {shown.open && shown.now && <DocumentForm wanted={shown.now} refused={refused} action={`${file}/documents?nature=${shown.now.id}`} />}
    <div className="actions">
      <Link className={shown.now ? 'btn quiet' : 'btn'} to={shown.now ? file : shown.next}>
        {shown.now ? 'Finir plus tard' : 'Continuer'}
      </Link>
    </div>
  </>
);

const KindFirst = ({ to }: { to: string }) => (
  <>
    <Note>
      <p>La liste des documents dépend de votre structure. Dites d’abord ce qu’elle est.</p>
    </Note>
    <div className="actions">
      <Link className="btn" to={to}>
        {typo('Remplir « Votre structure »')}
      </Link>
    </div>
  </>
);

export function ErrorBoundary() {
  return <DeadLink error={useRouteError()} />;
}
