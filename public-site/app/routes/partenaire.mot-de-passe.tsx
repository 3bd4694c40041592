import { redirect } from '@remix-run/node';
import { Link, useActionData } from '@remix-run/react';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { asRefused } from '../components/refused.ts';
import { ChangePassword } from '../partner/ChangePassword.tsx';
import { changePassword } from '../partner/services/partner-account.server.ts';
import { openPartnerSession, requireScanner } from '../partner/services/partner-session.server.ts';
import { partnerWaitingShell, scanShell } from '../partner/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Changer de mot de passe');
export const handle = { shell: partnerWaitingShell };

export const loader = page(async ({ request }) => ({ shell: scanShell((await requireScanner(request)).user.role) }));

/** For whoever only scans too: the account page is closed to them. Every other session ends, this one goes on under a new id. */
export const action = form([], async (fields, { request }) => {
  const visit = await requireScanner(request);
  await changePassword(visit, fields);
  return redirect('/partenaire/scanner?fait=mot-de-passe', {
    status: 303,
    headers: { 'Set-Cookie': await openPartnerSession(request, visit.data) },
  });
});

export default function OwnPassword() {
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Changer de mot de passe</h1>
      <ChangePassword refused={refused} />
      <p>
        <Link to="/partenaire/scanner" reloadDocument>
          Revenir au scanner
        </Link>
      </p>
    </div>
  );
}
