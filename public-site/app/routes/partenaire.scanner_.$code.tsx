import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { asRefused } from '../components/refused.ts';
import { RefusedScanPage } from '../partner/RefusedScanPage.tsx';
import { ChildToCheck } from '../partner/ChildToCheck.tsx';
import { asScanRefused } from '../partner/scan-refused.ts';
import { DeclineForm } from '../partner/DeclineForm.tsx';
import { ValidateForm } from '../partner/scanner/ValidateForm.tsx';
import { bookletFor } from '../partner/services/kept-scans.server.ts';
import { orScanRefused } from '../partner/services/scan-answer.server.ts';
import { requireScanner } from '../partner/services/partner-session.server.ts';
import { childToCheck, declineCode, validateCode } from '../partner/services/scan.server.ts';
import { partnerWaitingShell, scanShell } from '../partner/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { leaveWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const meta = title((data: unknown) => (asScanRefused(data) ? 'QR code refusé' : 'Vérifier l’enfant'));
export const handle = { shell: partnerWaitingShell };

/** What the club must look at before it validates (R-QR-04); writes nothing. */
export const loader = page(async ({ request, params, context }) => {
  const visit = await requireScanner(request);
  const code = params.code ?? '';
  const shell = scanShell(visit.user.role);
  return orScanRefused({ context, visit, typed: code }, async () => ({
    shell,
    child: await childToCheck(visit, code),
    booklet: bookletFor(visit),
  }));
});

/** Uses the code up, once: the same `cle` gets the same answer. Or leaves it, and says why (the club's own list). */
export const action = form(['cle', 'motif'], async (fields, { request, params, context }: ActionFunctionArgs) => {
  const visit = await requireScanner(request);
  const code = params.code ?? '';
  const work = fields.text('action') === 'refuser' ? declineCode : validateCode;
  return orScanRefused({ context, visit, typed: code }, async () => {
    await leaveWord(visit, await work(visit, code, fields));
    return redirect('/partenaire/scanner', 303);
  });
});

export default function CheckPage() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const scanRefused = asScanRefused(answer) ?? asScanRefused(loaded);
  if (scanRefused || !('child' in loaded)) return scanRefused ? <RefusedScanPage refused={scanRefused} /> : null;
  const refused = asRefused(answer);
  const { child, booklet } = loaded;
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Est-ce le bon enfant&nbsp;?</h1>
      <ChildToCheck child={child} />
      <ValidateForm code={child.code} amount={child.amount} cle={refused?.values.cle || child.cle} booklet={booklet} />
      <Link className="btn quiet wide" to={`/partenaire/scanner?avec=${child.code}`} reloadDocument>
        Ajouter un enfant de la famille
      </Link>
      <DeclineForm refused={refused} cle={child.cle} />
      {child.by && <p className="soft small">Validé par&nbsp;: {child.by}.</p>}
    </div>
  );
}
