import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData, useRouteError } from '@remix-run/react';
import { asRefused } from '../components/refused.ts';
import { ConventionDesk } from '../partner/convention/ConventionDesk.tsx';
import '../partner/convention/convention.css';
import { conventionPage, workOnConvention } from '../partner/services/convention.server.ts';
import { partnerPublicShell } from '../partner/shell.ts';
import { DeadLink } from '../partner/signup/DeadLink.tsx';
import { openSignup } from '../partner/signup/services/signup-file.server.ts';
import { signingSeat } from '../partner/signup/services/signing.server.ts';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Convention');
export const handle = { shell: partnerPublicShell };

/** The convention, read and signed while the Caf examines the file (CCTP, scenario 4). */
export const loader = page(async ({ request, params }) => {
  const visit = await openSignup(params);
  return { key: visit.key, ...(await conventionPage(await signingSeat(visit), new URL(request.url).searchParams)) };
});

export const action = form(['signataire', 'qualite', 'signature', 'pouvoir', 'code'], async (fields, { params }) =>
  redirect(await workOnConvention(await signingSeat(await openSignup(params)), fields), 303),
);

export default function SignupConvention() {
  const shown = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  const back = (
    <p className="soft">
      <Link to={`/partenaire/inscription/${shown.key}`}>Votre dossier</Link>
    </p>
  );
  return <ConventionDesk shown={shown} refused={refused} back={back} />;
}

export function ErrorBoundary() {
  return <DeadLink error={useRouteError()} />;
}
