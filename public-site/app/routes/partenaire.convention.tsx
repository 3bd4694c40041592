import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { asRefused } from '../components/refused.ts';
import { ConventionDesk } from '../partner/convention/ConventionDesk.tsx';
import '../partner/convention/convention.css';
import { conventionPage, seatOf, workOnConvention } from '../partner/services/convention.server.ts';
import { requirePartner } from '../partner/services/partner-session.server.ts';
import { partnerShell } from '../partner/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Convention');
export const handle = { shell: partnerShell };

export const loader = page(async ({ request }) => conventionPage(seatOf(await requirePartner(request)), new URL(request.url).searchParams));

/** Starts a convention, turns a page, mails the code, signs (R-PAR-02). */
export const action = form(['signataire', 'qualite', 'signature', 'pouvoir', 'code'], async (fields, { request }) =>
  redirect(await workOnConvention(seatOf(await requirePartner(request)), fields), 303),
);

export default function Convention() {
  const shown = useLoaderData<typeof loader>();
  return <ConventionDesk shown={shown} refused={asRefused(useActionData<typeof action>())} />;
}
