import { type ActionFunctionArgs, type LinksFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Icon } from '../components/Icon.tsx';
import { Cle } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { ActivityField } from '../partner/ActivityField.tsx';
import checkStyle from '../partner/check.css?url';
import { FinalNote } from '../partner/FinalNote.tsx';
import { RefusedScanPage } from '../partner/RefusedScanPage.tsx';
import { ChildToCheck } from '../partner/ChildToCheck.tsx';
import { asScanRefused } from '../partner/scan-refused.ts';
import { DeclineForm } from '../partner/DeclineForm.tsx';
import { ValidateForm } from '../partner/scanner/ValidateForm.tsx';
import { bookletFor } from '../partner/services/kept-scans.server.ts';
import { orScanRefused } from '../partner/services/scan-answer.server.ts';
import { requireScanner } from '../partner/services/partner-session.server.ts';
import { activityChoice, childToCheck, declineCode, validateCode } from '../partner/services/scan.server.ts';
import { partnerWaitingShell, scanShell } from '../partner/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { leaveWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const meta = title((data: unknown) => (asScanRefused(data) ? 'QR code refusé' : 'Vérifier l’enfant'));
export const handle = { shell: partnerWaitingShell };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: checkStyle }];

/** What the club must look at before it validates (R-QR-04); writes nothing. */
export const loader = page(async ({ request, params, context }) => {
  const visit = await requireScanner(request);
  const code = params.code ?? '';
  const shell = scanShell(visit.user.role);
  return orScanRefused({ context, visit, typed: code }, async () => ({
    shell,
    child: await childToCheck(visit, code),
    booklet: bookletFor(visit),
    choice: await activityChoice(visit),
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
  const { child, booklet, choice } = loaded;
  const cle = refused?.values.cle || child.cle;
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>{typo('Est-ce le bon enfant ?')}</h1>
      <ChildToCheck child={child} />
      <ValidateForm scans={[{ code: child.code, cle }]} booklet={booklet}>
        <FinalNote says="Le QR code ne marchera plus." />
        <input type="hidden" name="confirme" value="oui" />
        <Cle value={cle} />
        <div className="actions">
          <button className="btn big wide">
            <Icon name="check" />
            Valider {child.amount}
          </button>
          <Link className="btn second wide" to={`/partenaire/scanner?apres=${child.code}`} reloadDocument>
            Ne pas valider
          </Link>
        </div>
        <ActivityField {...choice} />
      </ValidateForm>
      <Link className="btn quiet wide" to={`/partenaire/scanner?avec=${child.code}`} reloadDocument>
        Ajouter un enfant de la famille
      </Link>
      <DeclineForm refused={refused} cle={child.cle} />
      {child.by && (
        <p className="soft small">
          {typo('Votre nom sur cette validation :')} {child.by}.
        </p>
      )}
    </div>
  );
}
