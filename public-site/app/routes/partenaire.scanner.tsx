import { type ActionFunctionArgs, type LinksFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { asRefused } from '../components/refused.ts';
import { Toast } from '../components/Toast.tsx';
import { RefusedScanPage } from '../partner/RefusedScanPage.tsx';
import { asScanRefused } from '../partner/scan-refused.ts';
import scannerStyle from '../partner/scanner/scanner.css?url';
import { orScanRefused } from '../partner/services/scan-answer.server.ts';
import { requireScanner } from '../partner/services/partner-session.server.ts';
import { checkCode, scanBoard } from '../partner/services/scan.server.ts';
import { partnerWaitingShell, scanShell } from '../partner/shell.ts';
import { TodayScans } from '../partner/TodayScans.tsx';
import { TypedCode } from '../partner/TypedCode.tsx';
import { form, page } from '../services/answer.server.ts';
import { takeWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const meta = title('Scanner');
export const handle = { shell: partnerWaitingShell };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scannerStyle }];

export const loader = page(async ({ request }) => {
  const visit = await requireScanner(request);
  const [board, word] = [await scanBoard(visit), await takeWord(visit)];
  const before = new URL(request.url).searchParams.get('apres');
  return { ...board, word, justRead: word ? (board.mine[0]?.code ?? null) : before, shell: scanShell(visit.user.role) };
});

/** A code, scanned or typed: good, it leads to the child to check; refused, the page says why, with its status. */
export const action = form(['code'], async (fields, { request, context }: ActionFunctionArgs) => {
  const visit = await requireScanner(request);
  const typed = fields.text('code');
  return orScanRefused({ context, visit, typed }, async () => redirect(`/partenaire/scanner/${await checkCode(visit, typed)}`, 303));
});

/** Camera and decoder travel apart: a page without script, or refused, never loads them. */
const ScannerView = lazy(() => import('../partner/scanner/ScannerView.tsx'));

export default function ScanPage() {
  const { today, mine, word, justRead } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const scanRefused = asScanRefused(answer);
  const refused = asRefused(answer);
  const typed = useRef<HTMLFormElement>(null);
  if (scanRefused) return <RefusedScanPage refused={scanRefused} />;
  return (
    <div className="wrap narrow stack">
      {refused ? <ErrorSummary refused={refused} /> : <Toast text={word} />}
      <h1>Scanner un QR code</h1>
      <WithScript>
        <ScannerView justRead={justRead} onCode={(code) => send(typed.current, code)} />
      </WithScript>
      <TypedCode refused={refused} form={typed} />
      <TodayScans today={today} mine={mine} />
    </div>
  );
}

/** What was read goes the way of what is typed: one form, one check on the server. */
function send(form: HTMLFormElement | null, code: string): void {
  const field = form?.elements.namedItem('code');
  if (!form || !(field instanceof HTMLInputElement)) return;
  field.value = code;
  form.submit();
}

function WithScript({ children }: { children: React.ReactNode }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return ready ? <Suspense fallback={<p role="status">La caméra s’ouvre.</p>}>{children}</Suspense> : null;
}
