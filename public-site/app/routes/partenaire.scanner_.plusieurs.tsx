import type { ActionFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { plural } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Icon } from '../components/Icon.tsx';
import { Note } from '../components/Note.tsx';
import { Cle, PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { ChildToCheck } from '../partner/ChildToCheck.tsx';
import { requireScanner } from '../partner/services/partner-session.server.ts';
import { childrenToCheck, readTogether, type RefusedCode, validateTogether } from '../partner/services/scan-together.server.ts';
import { partnerWaitingShell, scanShell } from '../partner/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Vérifier les enfants');
export const handle = { shell: partnerWaitingShell };

export const loader = page(async ({ request }) => {
  const visit = await requireScanner(request);
  const codes = readTogether(new URL(request.url).searchParams.get('codes'));
  return { shell: scanShell(visit.user.role), codes: codes.join(','), ...(await childrenToCheck(visit, codes)) };
});

/** Each code is settled by itself: the answer says which are validated, which are refused and why. */
export const action = form(['cle'], async (fields, { request }: ActionFunctionArgs) => {
  const visit = await requireScanner(request);
  return { done: await validateTogether(visit, fields), shell: scanShell(visit.user.role) };
});

export default function CheckTogether() {
  const { good, bad, codes, total, cle } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = asRefused(answer);
  if (answer && 'done' in answer) return <Settled done={answer.done} />;
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Est-ce les bons enfants&nbsp;?</h1>
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
        <PostForm reloadDocument>
          <Note kind="final">
            <p>
              <b>Valider est définitif.</b> Ces QR codes ne marcheront plus.
            </p>
          </Note>
          <input type="hidden" name="confirme" value="oui" />
          <input type="hidden" name="codes" value={good.map(({ code }) => code).join(',')} />
          <Cle value={refused?.values.cle || cle} />
          <div className="actions">
            <button className="btn big wide">
              <Icon name="check" />
              Valider {plural(good.length, 'enfant')}&nbsp;: {total}
            </button>
            <Link className="btn quiet wide" to="/partenaire/scanner" reloadDocument>
              Ne rien valider
            </Link>
          </div>
        </PostForm>
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
