import { type FocusEvent, type ReactNode, useRef } from 'react';
import type { MessageSheet } from '../../actions/messages.ts';

type Typed = HTMLInputElement | HTMLTextAreaElement;

/** The closed list of fields beside the form: a click writes one where the cursor was last. */
export function InsertFields({ fields, children }: { fields: MessageSheet['fields']; children: ReactNode }) {
  const last = useRef<Typed | null>(null);
  const around = useRef<HTMLDivElement>(null);
  const note = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')) last.current = target;
  };
  const insert = (name: string): void => {
    const into = last.current?.isConnected ? last.current : around.current?.querySelector('textarea');
    if (!into) return;
    into.setRangeText(name, into.selectionStart ?? into.value.length, into.selectionEnd ?? into.value.length, 'end');
    into.focus();
  };
  return (
    <div className="desk-beside">
      <div ref={around} onFocus={note}>
        {children}
      </div>
      <aside className="stack">
        <h2>Champs à insérer</h2>
        <p className="hint">Chacun est remplacé par ce qui concerne la famille.</p>
        <ul className="desk-insert">
          {fields.map(({ name, label }) => (
            <li key={name}>
              <button type="button" className="btn second" onClick={() => insert(name)}>
                {name}
              </button>
              <span className="soft">{label}</span>
            </li>
          ))}
        </ul>
      </aside>
    </div>
  );
}
