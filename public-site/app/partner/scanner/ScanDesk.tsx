import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { readVoucherCode } from '#core/shared/identifiers.ts';
import { typo } from '#core/shared/french.ts';
import { Note } from '../../components/Note.tsx';
import type { Refused } from '../../components/refused.ts';
import { MOST_TOGETHER } from '../together.ts';
import { TypedCode } from '../TypedCode.tsx';
import { NetworkTag } from './NetworkTag.tsx';
import type { PageBooklet } from './queue/kept-scan.ts';
import { KeptScans } from './queue/KeptScans.tsx';
import { serverAnswers } from './queue/send.ts';
import { useKeptScans } from './queue/use-kept-scans.ts';
import { NOTICES } from './scan-words.ts';
import type { Outcome } from './scanner.ts';

interface ScanDeskProps {
  booklet: PageBooklet;
  justRead: string | null;
  refused: Refused | undefined;
  /** Codes to check together with the next one. */
  together: readonly string[];
}

/** Camera and decoder travel apart: a page without script, or refused, never loads them. */
const ScannerView = lazy(() => import('./ScannerView.tsx'));

/** The camera, the typed code as its equal, and what waits for the network. */
export function ScanDesk({ booklet, justRead, refused, together }: ScanDeskProps) {
  const typed = useRef<HTMLFormElement>(null);
  const { view, keepScan, isWaiting, isSettled, dismiss } = useKeptScans(booklet);
  const [said, setSaid] = useState<string | null>(null);
  const withScript = useScript();
  useEffect(() => {
    if (withScript) void import('./keep-page.ts').then(({ keepScanner }) => keepScanner()).catch(() => undefined);
  }, [withScript]);

  /** With the network, straight to the check page, which says itself why a code is refused. Without, the scan is kept. */
  const decide = async (code: string): Promise<Outcome> => {
    if (await isWaiting(code)) return { word: 'kept-before' };
    if (isSettled(code)) return { word: 'settled' };
    if (await serverAnswers()) return { word: 'leave', leave: () => check(code) };
    return { word: await keepScan(code) };
  };

  /** One too many is refused here, by the form, where the others stay. */
  const check = (code: string): void =>
    together.length < MOST_TOGETHER ? window.location.assign(checkPage([...together, code])) : send(typed.current, code);

  const type = async (text: string): Promise<void> => {
    const code = readVoucherCode(text);
    const outcome: Outcome = code ? await decide(code) : { word: 'leave', leave: () => send(typed.current, text) };
    if (outcome.word === 'leave') return outcome.leave();
    setSaid(typo(NOTICES[outcome.word]));
    typed.current?.reset();
  };

  return (
    <>
      {withScript && (
        <Suspense fallback={<p role="status">La caméra s’ouvre.</p>}>
          <ScannerView justRead={justRead} onCode={decide}>
            <NetworkTag />
          </ScannerView>
        </Suspense>
      )}
      {said && (
        <Note kind="warn">
          <p role="status">{said}</p>
        </Note>
      )}
      <KeptScans view={view} onDismiss={dismiss} />
      <TypedCode refused={refused} form={typed} together={together} {...(withScript ? { onCode: (text) => void type(text) } : {})} />
    </>
  );
}

const checkPage = (codes: readonly string[]): string =>
  codes.length > 1 ? `/partenaire/scanner/plusieurs?codes=${codes.join(',')}` : `/partenaire/scanner/${codes[0]}`;

function send(form: HTMLFormElement | null, code: string): void {
  const field = form?.elements.namedItem('code');
  if (!form || !(field instanceof HTMLInputElement)) return;
  field.value = code;
  form.submit();
}

function useScript(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return ready;
}
