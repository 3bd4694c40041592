import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import { Choices } from '../components/Choices.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { partnerChoices } from '../partner/services/partner-account.server.ts';
import { openPartnerSession, requireSeat } from '../partner/services/partner-session.server.ts';
import { forgetScan, wayAfterLogin } from '../partner/services/scan-way.server.ts';
import { partnerWaitingShell } from '../partner/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Choisir une structure');
export const handle = { shell: partnerWaitingShell };

export const loader = page(async ({ request }) => {
  const { data } = await requireSeat(request);
  if (data.mustChange) throw redirect('/partenaire/nouveau-mot-de-passe', 303);
  return { partners: await partnerChoices(data), chosen: data.userId };
});

/** A treasurer of two sections says for which one it acts; the session gets a new id. */
export const action = form(['structure'], async (fields, { request }) => {
  const { data } = await requireSeat(request);
  const userId = data.choices.find((each) => each === fields.text('structure'));
  if (!userId) throw refuse('PARTENAIRE_CHOISIR', {}, { field: 'structure' });
  const headers = new Headers({ 'Set-Cookie': await openPartnerSession(request, { ...data, userId }) });
  headers.append('Set-Cookie', await forgetScan());
  return redirect(await wayAfterLogin(request), { status: 303, headers });
});

export default function ChoosePartner() {
  const { partners, chosen } = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  const options = partners.map(({ userId, name, address }) => ({ value: userId, body: <PartnerName name={name} address={address} /> }));
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>{typo('Pour quelle structure venez-vous ?')}</h1>
      <PostForm>
        <Choices name="structure" legend="Vos structures" hideLegend options={options} chosen={chosen ?? undefined} refused={refused} />
        <div className="actions">
          <button className="btn">Continuer</button>
        </div>
      </PostForm>
    </div>
  );
}

const PartnerName = ({ name, address }: { name: string; address: string }) => (
  <>
    <b>{name}</b>
    <br />
    <span className="soft small">{address}</span>
  </>
);
