import { Form, Link } from '@remix-run/react';
import { type FormEvent, useRef, useState } from 'react';
import { typo } from '#core/shared/french.ts';
import { Icon } from '../../components/Icon.tsx';
import { Note } from '../../components/Note.tsx';
import { Cle } from '../../components/PostForm.tsx';
import type { PageBooklet } from './queue/kept-scan.ts';
import { KeptScans } from './queue/KeptScans.tsx';
import { serverAnswers } from './queue/send.ts';
import { useKeptScans } from './queue/use-kept-scans.ts';
import { NOTICES } from './scan-words.ts';

interface ValidateFormProps {
  code: string;
  amount: string;
  cle: string;
  booklet: PageBooklet;
}

/** The child was looked at. When the network falls just then, the same intention, under the same key, waits on this device. */
export function ValidateForm({ code, amount, cle, booklet }: ValidateFormProps) {
  const { view, keepScan, dismiss } = useKeptScans(booklet);
  const [said, setSaid] = useState<string | null>(null);
  const busy = useRef(false);
  const validate = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    if (busy.current) return;
    busy.current = true;
    if (await serverAnswers()) return form.submit();
    setSaid(typo(NOTICES[await keepScan(code, cle)]));
    busy.current = false;
  };
  return (
    <>
      <Form className="stack" method="post" reloadDocument noValidate onSubmit={(event) => void validate(event)}>
        <Note kind="final">
          <p>
            <b>Valider est définitif.</b> Le QR code ne marchera plus.
          </p>
        </Note>
        <input type="hidden" name="confirme" value="oui" />
        <Cle value={cle} />
        <div className="actions">
          <button className="btn big wide">
            <Icon name="check" />
            Valider {amount}
          </button>
          <Link className="btn second wide" to={`/partenaire/scanner?apres=${code}`} reloadDocument>
            Ne pas valider
          </Link>
        </div>
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
