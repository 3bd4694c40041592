import { type ActionFunctionArgs, data, type LinksFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { plural, typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Icon } from '../components/Icon.tsx';
import { Note } from '../components/Note.tsx';
import { Cle } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { ActivityField } from '../partner/ActivityField.tsx';
import checkStyle from '../partner/check.css?url';
import { ChildToCheck } from '../partner/ChildToCheck.tsx';
import { FinalNote } from '../partner/FinalNote.tsx';
import { ValidateForm } from '../partner/scanner/ValidateForm.tsx';
import { bookletFor } from '../partner/services/kept-scans.server.ts';
import { requireScanner } from '../partner/services/partner-session.server.ts';
import { activityChoice } from '../partner/services/scan.server.ts';
import { childrenToCheck, readTogether, type RefusedCode, statusOf, validateTogether } from '../partner/services/scan-together.server.ts';
import { partnerWaitingShell, scanShell } from '../partner/shell.ts';
import { keyOfCode } from '../partner/together.ts';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Vérifier les enfants');
export const handle = { shell: partnerWaitingShell };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: checkStyle }];

export const loader = page(async ({ request }) => {
  const visit = await requireScanner(request);
  const codes = readTogether(new URL(request.url).searchParams.get('codes'));
  const checked = await childrenToCheck(visit, codes);
  const shell = scanShell(visit.user.role);
  return data(
    { shell, codes: codes.join(','), booklet: bookletFor(visit), choice: await activityChoice(visit), ...checked },
    { status: statusOf([...checked.good, ...checked.bad]) },
  );
});

/** Each code is settled by itself: the answer says which are validated, which are refused and why. */
export const action = form(['cle'], async (fields, { request }: ActionFunctionArgs) => {
  const visit = await requireScanner(request);
  const done = await validateTogether(visit, fields);
  return data({ done, shell: scanShell(visit.user.role) }, { status: statusOf(done) });
});

export default function CheckTogether() {
  const { good, bad, codes, total, cle: fresh, booklet, choice } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = asRefused(answer);
  if (answer && 'done' in answer) return <Settled done={answer.done} />;
  const cle = refused?.values.cle || fresh;
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>{typo('Ce sont les bons enfants ?')}</h1>
      {codes === '' && <p className="lead">Aucun QR code à vérifier.</p>}
      {good.map(({ code, child }) => (
        <ChildToCheck key={code} child={child} />
      ))}
      {bad.map((each) => (
        <RefusedLine key={each.code} refused={each} />
      ))}
      <Link className="btn second wide" to={`/partenaire/scanner?avec=${codes}`} reloadDocument>
        Scanner un enfant de plus
      </Link>
      {good.length > 0 && (
        <ValidateForm scans={good.map(({ code }) => ({ code, cle: keyOfCode(cle, code) }))} booklet={booklet}>
          <FinalNote says="Ces QR codes ne marcheront plus." />
          <input type="hidden" name="confirme" value="oui" />
          <input type="hidden" name="codes" value={good.map(({ code }) => code).join(',')} />
          <Cle value={cle} />
          <div className="actions">
            <button className="btn big wide">
              <Icon name="check" />
              {typo(`Valider ${plural(good.length, 'enfant')} : ${total}`)}
            </button>
            <Link className="btn quiet wide" to="/partenaire/scanner" reloadDocument>
              Ne rien valider
            </Link>
          </div>
          <ActivityField {...choice} />
        </ValidateForm>
      )}
    </div>
  );
}

type Done = RefusedCode | { code: string; child: string; amount: string };

const Settled = ({ done }: { done: Done[] }) => (
  <div className="wrap narrow stack">
    <h1>{plural(done.filter((each) => 'child' in each).length, 'enfant validé', 'enfants validés')}</h1>
    {done.map((each) =>
      'refusal' in each ? (
        <RefusedLine key={each.code} refused={each} />
      ) : (
        <p className="note ok" key={each.code}>
          <Icon name="check" />
          <span>
            <b>{each.child}</b>, {each.amount}
          </span>
        </p>
      ),
    )}
    <div className="actions">
      <Link className="btn big wide" to="/partenaire/scanner" reloadDocument>
        Scanner le suivant
      </Link>
    </div>
  </div>
);

const RefusedLine = ({ refused: { refusal } }: { refused: RefusedCode }) => (
  <Note kind="stop">
    <p data-refus={refusal.code}>
      <b>{refusal.message}</b> {refusal.todo}
    </p>
  </Note>
);
