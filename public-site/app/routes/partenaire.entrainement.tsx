import type { LinksFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { typo } from '#core/shared/french.ts';
import { qrSvgPath } from '#templates/qr.ts';
import { Note } from '../components/Note.tsx';
import { QrPicture } from '../components/QrPicture.tsx';
import checkStyle from '../partner/check.css?url';
import { ChildToCheck } from '../partner/ChildToCheck.tsx';
import { PRACTICE_CODES, practiceOf } from '../partner/practice.ts';
import { PracticeField } from '../partner/PracticeField.tsx';
import { ScanRefusal } from '../partner/ScanRefusal.tsx';
import scannerStyle from '../partner/scanner/scanner.css?url';
import { requireScanner } from '../partner/services/partner-session.server.ts';
import { partnerWaitingShell, scanShell } from '../partner/shell.ts';
import { page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('S’entraîner');
export const handle = { shell: partnerWaitingShell };
export const links: LinksFunction = () => [scannerStyle, checkStyle].map((href) => ({ rel: 'stylesheet', href }));

/** Nothing but made-up codes: no question to the database, no form that posts. */
export const loader = page(async ({ request }) => {
  const { user } = await requireScanner(request);
  const query = new URL(request.url).searchParams;
  const typed = query.get('code');
  const sheet = PRACTICE_CODES.map(({ code, label }) => ({ code, label, qr: qrSvgPath(code) }));
  return { typed, known: practiceOf(typed) ?? null, done: query.has('valide'), sheet, shell: scanShell(user.role) };
});

const ScannerView = lazy(() => import('../partner/scanner/ScannerView.tsx'));

export default function Practice() {
  const { typed, known, done } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      <Note kind="warn">
        <p>
          <b>Entraînement.</b> Ces codes sont faux. Rien n’est enregistré, rien n’est payé.
        </p>
      </Note>
      {typed === null ? <Start /> : known ? <Found done={done} /> : <Unknown />}
    </div>
  );
}

function Start() {
  const { sheet } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>S’entraîner</h1>
      <PracticeCamera />
      <PracticeField />
      <section className="stack">
        <h2>Les faux codes</h2>
        <p className="soft">Ouvrez cette page sur un autre écran, ou imprimez-la. Puis scannez.</p>
        <ul className="plain stack">
          {sheet.map(({ code, label, qr }) => (
            <li className="card stack" key={code}>
              <h3>{label}</h3>
              <QrPicture {...qr} />
              <p>
                <Link to={`?code=${code}`} reloadDocument>
                  Faire comme si je le scannais
                </Link>
              </p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** The same camera as the real page; a code read leads to this page again. */
function PracticeCamera() {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  const show = (code: string) => Promise.resolve({ word: 'leave' as const, leave: () => window.location.assign(`?code=${code}`) });
  return (
    <Suspense fallback={<p role="status">La caméra s’ouvre.</p>}>
      <ScannerView justRead={null} onCode={show} />
    </Suspense>
  );
}

function Found({ done }: { done: boolean }) {
  const { known } = useLoaderData<typeof loader>();
  if (!known) return null;
  const { answer, code } = known;
  if (answer.kind === 'refusal')
    return (
      <>
        <h1>QR code refusé</h1>
        <ScanRefusal refusal={answer} />
        <Next />
      </>
    );
  if (done)
    return (
      <>
        <h1>Exercice réussi</h1>
        <p className="lead">{typo('En vrai, le montant serait dû à votre club, et le QR code ne marcherait plus.')}</p>
        <Next />
      </>
    );
  return (
    <>
      <h1>{typo('Est-ce le bon enfant ?')}</h1>
      <ChildToCheck child={answer} />
      <div className="actions">
        <Link className="btn big wide" to={`?code=${code}&valide`}>
          Valider {answer.amount} (exercice)
        </Link>
        <Link className="btn second wide" to="/partenaire/entrainement" reloadDocument>
          Ne pas valider
        </Link>
      </div>
    </>
  );
}

const Unknown = () => (
  <>
    <h1>Ce n’est pas un code d’entraînement</h1>
    <p className="lead">{typo('Ici, un vrai QR code n’est ni vérifié ni validé. Scannez-le sur la page « Scanner ».')}</p>
    <Next />
  </>
);

const Next = () => (
  <div className="actions">
    <Link className="btn big wide" to="/partenaire/entrainement" reloadDocument>
      Exercice suivant
    </Link>
    <Link className="btn quiet wide" to="/partenaire/scanner" reloadDocument>
      Finir l’entraînement
    </Link>
  </div>
);
