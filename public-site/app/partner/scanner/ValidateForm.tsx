import { Form } from '@remix-run/react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { typo } from '#core/shared/french.ts';
import { Note } from '../../components/Note.tsx';
import type { PageBooklet } from './queue/kept-scan.ts';
import { KeptScans } from './queue/KeptScans.tsx';
import { serverAnswers } from './queue/send.ts';
import { type KeptWord, useKeptScans } from './queue/use-kept-scans.ts';
import { NOTICES } from './scan-words.ts';

interface ValidateFormProps {
  /** The codes it settles, each with the key of its intention. */
  scans: readonly { code: string; cle: string }[];
  booklet: PageBooklet;
  /** The fields and the buttons. */
  children: ReactNode;
}

/** The children were looked at. When the network falls just then, the same intentions, under the same keys, wait on this device. */
export function ValidateForm({ scans, booklet, children }: ValidateFormProps) {
  const { view, keepScan, dismiss } = useKeptScans(booklet);
  const [said, setSaid] = useState<string | null>(null);
  const busy = useRef(false);
  const validate = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    if (busy.current) return;
    busy.current = true;
    if (await serverAnswers()) return form.submit();
    let word: KeptWord = 'kept';
    for (const { code, cle } of scans) {
      const kept = await keepScan(code, cle);
      if (word !== 'lost') word = kept;
    }
    setSaid(typo(NOTICES[word]));
    busy.current = false;
  };
  return (
    <>
      <Form className="stack" method="post" reloadDocument noValidate onSubmit={(event) => void validate(event)}>
        {children}
      </Form>
      {said && (
        <Note kind="warn">
          <p role="status">{said}</p>
        </Note>
      )}
      <KeptScans view={view} onDismiss={dismiss} />
    </>
  );
}
