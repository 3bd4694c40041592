import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Icon } from '../components/Icon.tsx';
import { Note } from '../components/Note.tsx';
import { Cle, PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { RefusedScanPage } from '../partner/RefusedScanPage.tsx';
import { ChildToCheck } from '../partner/ChildToCheck.tsx';
import { asScanRefused } from '../partner/scan-refused.ts';
import { orScanRefused } from '../partner/services/scan-answer.server.ts';
import { requireScanner } from '../partner/services/partner-session.server.ts';
import { childToCheck, validateCode } from '../partner/services/scan.server.ts';
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
  return orScanRefused({ context, visit, typed: code }, async () => ({ shell, child: await childToCheck(visit, code) }));
});

/** Uses the code up, once: the same `cle` gets the same answer. */
export const action = form(['cle'], async (fields, { request, params, context }: ActionFunctionArgs) => {
  const visit = await requireScanner(request);
  const code = params.code ?? '';
  return orScanRefused({ context, visit, typed: code }, async () => {
    await leaveWord(visit, await validateCode(visit, code, fields));
    return redirect('/partenaire/scanner', 303);
  });
});

export default function CheckPage() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const scanRefused = asScanRefused(answer) ?? asScanRefused(loaded);
  if (scanRefused || !('child' in loaded)) return scanRefused ? <RefusedScanPage refused={scanRefused} /> : null;
  const refused = asRefused(answer);
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Est-ce le bon enfant&nbsp;?</h1>
      <ChildToCheck child={loaded.child} />
      <PostForm reloadDocument>
        <Note kind="final">
          <p>
            <b>Valider est définitif.</b> Le QR code ne marchera plus.
          </p>
        </Note>
        <input type="hidden" name="confirme" value="oui" />
        <Cle value={refused?.values.cle || loaded.child.cle} />
        <div className="actions">
          <button className="btn big wide">
            <Icon name="check" />
            Valider {loaded.child.amount}
          </button>
          <Link className="btn second wide" to={`/partenaire/scanner?apres=${loaded.child.code}`} reloadDocument>
            Ne pas valider
          </Link>
        </div>
      </PostForm>
      {loaded.child.by && <p className="soft small">Validé par&nbsp;: {loaded.child.by}.</p>}
    </div>
  );
}
