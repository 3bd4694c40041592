import { type MouseEvent, useState } from 'react';
import type { MessagePreview } from '../../actions/messages.ts';
import { post, type Refused } from '../api.ts';
import { Note, RefusedNote } from '../parts.tsx';
import { MailPreview } from './MailPreview.tsx';

/** What is typed, before it is saved: seen, or sent to oneself. Sits in the form it reads. */
export function Trying({ path }: { path: string }) {
  const [preview, setPreview] = useState<MessagePreview>();
  const [sentTo, setSentTo] = useState('');
  const [refused, setRefused] = useState<Refused>();
  const [busy, setBusy] = useState(false);
  const ask = (work: (values: Record<string, string>) => Promise<void>) => (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) return;
    setBusy(true);
    setRefused(undefined);
    setSentTo('');
    work(Object.fromEntries([...new FormData(event.currentTarget.form!)].map(([name, value]) => [name, String(value)])))
      .catch(setRefused)
      .finally(() => setBusy(false));
  };
  const see = ask(async (values) => setPreview(await post<MessagePreview>(`${path}/apercu`, values)));
  const test = ask(async (values) => setSentTo((await post<{ to: string }>(`${path}/essai`, values)).to));
  return (
    <>
      <div className="row">
        <button type="button" className="btn second" aria-busy={busy} onClick={see}>
          Voir l’aperçu
        </button>
        <button type="button" className="btn second" aria-busy={busy} onClick={test}>
          M’envoyer un essai
        </button>
      </div>
      <RefusedNote refused={refused} />
      {sentTo && (
        <Note tone="ok">
          <p>L’essai part à {sentTo}, avec une famille inventée.</p>
        </Note>
      )}
      {preview && <MailPreview preview={preview} />}
    </>
  );
}
