import { useState } from 'react';
import type { MessagePreview } from '../../actions/messages.ts';

const VIEWS = [
  { value: 'wide', label: 'Ordinateur' },
  { value: 'narrow', label: 'Téléphone' },
  { value: 'text', label: 'Texte seul' },
] as const;

/** A mail as its reader sees it. In its frame nothing runs, and nothing comes from outside. */
export function MailPreview({ preview }: { preview: MessagePreview }) {
  const [view, setView] = useState<(typeof VIEWS)[number]['value']>('wide');
  return (
    <section className="stack" aria-label="Aperçu du courriel">
      <div className="row apart">
        <p>
          <span className="soft">Objet : </span>
          <b>{preview.subject}</b>
        </p>
        <div className="row" role="group" aria-label="Vue">
          {VIEWS.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              className={`btn ${value === view ? 'second' : 'quiet'}`}
              aria-pressed={value === view}
              onClick={() => setView(value)}
            >
              {label}
            </button>
          ))}
        </div>
      </div>
      {view === 'text' ? (
        <pre className="desk-mail-text">{preview.text}</pre>
      ) : (
        <iframe className={`desk-mail ${view}`} title="Aperçu du courriel" sandbox="" srcDoc={preview.html} />
      )}
    </section>
  );
}
