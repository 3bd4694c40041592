/**
 * Parts of the look that several pages of the desk share.
 * AdminJS's bundler writes JSX as React.createElement: in its pages React is a global, hence no import of it.
 */
import type { MouseEvent, ReactNode } from 'react';
import { goTo, type Refused } from './api.ts';
import { LOGIN_ELSEWHERE } from './kit/drafts.ts';

const ICONS: Record<string, string> = {
  ok: 'M5 12.5 10 17.5 19.5 7',
  wait: 'M12 7v5l3.5 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  move: 'M4 12h13M12 6.5l5.5 5.5-5.5 5.5',
  stop: 'M6 6l12 12M18 6 6 18',
  live: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2z',
  off: 'M6 12h12',
  warn: 'M12 8v5M12 16.5v.01M12 3 2 20h20z',
};

export const Icon = ({ of }: { of: string }) => (
  <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
    <path d={ICONS[of] ?? ICONS.off} />
  </svg>
);

/** A state is a colour, an icon and a word. */
export const Tag = ({ tag }: { tag: { word: string; tone: string } }) => (
  <span className={`tag ${tag.tone}`}>
    <Icon of={tag.tone} />
    {tag.word}
  </span>
);

export const Note = ({ tone, children }: { tone: 'ok' | 'warn' | 'stop' | 'final' | ''; children: ReactNode }) => (
  <div className={`note ${tone}`} role={tone === 'stop' ? 'alert' : undefined}>
    <Icon of={tone === 'ok' ? 'ok' : 'warn'} />
    <div>{children}</div>
  </div>
);

/** What the server refused, and what to do. */
export const RefusedNote = ({ refused }: { refused: Refused | undefined }) =>
  refused ? (
    <Note tone="stop">
      <p>
        <b>{refused.message}</b> {refused.todo}
      </p>
      {refused.status === 401 && (
        <p>
          <a {...LOGIN_ELSEWHERE}>Connexion (nouvel onglet)</a>
        </p>
      )}
    </Note>
  ) : null;

/** A page of the desk. */
export const Page = ({ title, side, children }: { title: string; side?: ReactNode; children: ReactNode }) => (
  <div className="tlj">
    <main className="dense stack" id="contenu">
      <div className="row apart">
        <h1>{title}</h1>
        {side}
      </div>
      {children}
    </main>
  </div>
);

/** A link inside the desk. */
export const Go = ({ to, className, children, current }: { to: string; className?: string; children: ReactNode; current?: boolean }) => (
  <a
    href={to}
    className={className}
    aria-current={current ? 'page' : undefined}
    onClick={(event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      goTo(to);
    }}
  >
    {children}
  </a>
);
