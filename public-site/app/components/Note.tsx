import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

type NoteKind = 'info' | 'warn' | 'stop' | 'ok' | 'final';

const ICONS: Record<NoteKind, IconName> = { info: 'info', warn: 'warn', stop: 'stop', ok: 'check', final: 'lock' };

/** A notice; `final` frames what cannot be undone, and nothing else. */
export function Note({ kind = 'info', icon, children }: { kind?: NoteKind; icon?: IconName; children: ReactNode }) {
  return (
    <div className={kind === 'info' ? 'note' : `note ${kind}`}>
      <Icon name={icon ?? ICONS[kind]} />
      <div>{children}</div>
    </div>
  );
}
