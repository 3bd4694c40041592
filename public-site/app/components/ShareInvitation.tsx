import { useEffect, useState } from 'react';
import { Icon } from './Icon.tsx';

interface ShareProps {
  title: string;
  text: string;
  address: string;
}

/** Share by the phone's own sheet, or copy. Only with script: the mail beside it works without. */
export function ShareInvitation({ title, text, address }: ShareProps) {
  const [able, setAble] = useState({ share: false, copy: false });
  const [said, setSaid] = useState('');
  // A clipboard is given to secure addresses only.
  useEffect(() => setAble({ share: 'share' in navigator, copy: 'clipboard' in navigator }), []);
  const copy = (): void =>
    void navigator.clipboard.writeText(`${text}\n${address}`).then(
      () => setSaid('Le message est copié. Collez-le où vous voulez.'),
      () => setSaid('La copie est bloquée. Sélectionnez le message, puis copiez-le.'),
    );
  return (
    <>
      {able.share && (
        // Closing the sheet is a refusal of the promise: nothing to say.
        <button
          type="button"
          className="btn second"
          onClick={() => void navigator.share({ title, text, url: address }).catch(() => undefined)}
        >
          <Icon name="send" />
          Partager
        </button>
      )}
      {able.copy && (
        <button type="button" className="btn second" onClick={copy}>
          <Icon name="list" />
          Copier le message
        </button>
      )}
      <p role="status">{said}</p>
    </>
  );
}
