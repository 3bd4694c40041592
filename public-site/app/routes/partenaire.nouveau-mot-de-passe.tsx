import { redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { NewPasswordFields } from '../partner/NewPasswordFields.tsx';
import { chooseFirstPassword } from '../partner/services/partner-account.server.ts';
import { openPartnerSession, requireSeat } from '../partner/services/partner-session.server.ts';
import { forgetScan, wayAfterLogin } from '../partner/services/scan-way.server.ts';
import { partnerWaitingShell } from '../partner/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Choisir un mot de passe');
export const handle = { shell: partnerWaitingShell };

export const loader = page(async ({ request }) => {
  const { data } = await requireSeat(request);
  if (!data.mustChange) throw redirect('/partenaire', 303);
  return null;
});

/** After a mailed password: nothing else opens before this (R-PAR-09). */
export const action = form([], async (fields, { request }) => {
  const { data } = await requireSeat(request);
  if (!data.mustChange) throw redirect('/partenaire', 303);
  await chooseFirstPassword(data, fields);
  const headers = new Headers({ 'Set-Cookie': await openPartnerSession(request, { ...data, mustChange: false }) });
  if (data.userId !== null) headers.append('Set-Cookie', await forgetScan());
  return redirect(await wayAfterLogin(request), { status: 303, headers });
});

export default function NewPartnerPassword() {
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Choisissez votre mot de passe</h1>
      <p className="lead">Celui du mail ne sert qu’une fois.</p>
      <PostForm>
        <NewPasswordFields refused={refused} />
        <div className="actions">
          <button className="btn">Enregistrer le mot de passe</button>
        </div>
      </PostForm>
    </div>
  );
}
