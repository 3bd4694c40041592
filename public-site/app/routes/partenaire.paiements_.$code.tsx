import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Facts } from '../components/Facts.tsx';
import { Field } from '../components/Field.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { Note } from '../components/Note.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { PromiseLine } from '../components/PromiseLine.tsx';
import { asRefused } from '../components/refused.ts';
import { Toast } from '../components/Toast.tsx';
import { askForUndo, paymentDetail } from '../partner/services/payment-detail.server.ts';
import { requirePartner } from '../partner/services/partner-session.server.ts';
import { partnerShell } from '../partner/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { leaveWord, takeWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const meta = title(({ line }: { line: { child: string } }) => `Paiement pour ${line.child}`);
export const handle = { shell: partnerShell };

export const loader = page(async ({ request, params }) => {
  const visit = await requirePartner(request);
  return { ...(await paymentDetail(visit, params.code ?? '')), word: await takeWord(visit) };
});

/** Asks for the undoing of a validation made in error (R-QR-06): nothing moves before an agent decides. */
export const action = form(['motif'], async (fields, { request, params }) => {
  const visit = await requirePartner(request);
  const code = params.code ?? '';
  await leaveWord(visit, await askForUndo(visit, code, fields));
  return redirect(`/partenaire/paiements/${code}`, 303);
});

export default function PaymentPage() {
  const { line, steps, askable, word } = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      {refused ? <ErrorSummary refused={refused} /> : <Toast text={word} />}
      <h1>{typo(`${line.child} : ${line.amount}`)}</h1>
      {steps.length > 0 && <PromiseLine steps={steps} />}
      {line.note && (
        <Note kind="warn">
          <p>{line.note}</p>
        </Note>
      )}
      <Facts
        facts={[
          ['Scanné le', line.scanned],
          ['Par', line.by || 'un compte fermé'],
          ...(line.activity ? [['Activité', line.activity] as [string, string]] : []),
          ['QR code', line.code],
        ]}
      />
      <UndoList />
      {askable && (
        <section className="stack">
          <h2>{typo('Vous avez validé par erreur ?')}</h2>
          <PostForm>
            <Field name="motif" label="Expliquez l’erreur" hint={typo('Par exemple : ce n’était pas le bon enfant.')} refused={refused} />
            <p className="soft">Un agent de la Caf décide. Le QR code ne resservira pas.</p>
            <button className="btn second">Demander l’annulation</button>
          </PostForm>
        </section>
      )}
      <p>
        <Link to="/partenaire/paiements">Tous les paiements</Link>
      </p>
    </div>
  );
}

const ICONS: Record<'wait' | 'ok' | 'stop', IconName> = { wait: 'clock', ok: 'check', stop: 'x' };

function UndoList() {
  const { undos } = useLoaderData<typeof loader>();
  if (undos.length === 0) return null;
  return (
    <section className="card stack">
      <h2>Annulation</h2>
      <ul className="plain lines">
        {undos.map(({ id, word, tone, asked, reason, answer }) => (
          <li key={id}>
            <span>
              {reason}
              <br />
              <span className="soft small">Demandée le {asked}</span>
              {answer && (
                <>
                  <br />
                  <span className="soft small">Réponse du {answer}</span>
                </>
              )}
            </span>
            <span className={`tag ${tone}`}>
              <Icon name={ICONS[tone]} />
              {word}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
