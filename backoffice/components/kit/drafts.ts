/** What was typed when a session ended in the middle of a form: kept in this tab, given back once to the same agent. */

const LOGIN = '/caf/login';
const PREFIX = 'tlj:saisie:';
const ENDED = 'tlj:session-finie';

export interface Draft {
  agent: string;
  values: Record<string, string[]>;
  /** What the agent had seen (its version): it goes along with what was typed, so that a change made meanwhile is told. */
  hidden: Record<string, string>;
}

/** A form among those of a page: its fields, and what its button does save its figures, which may change meanwhile. */
export const formName = (fields: readonly string[], button: string): string => `${fields.join()} ${button.replace(/\d[\d\s,.]*/g, '')}`;

const keyOf = (form: string): string => `${PREFIX}${window.location.pathname}${window.location.search}#${form}`;

/** Keeps what a form holds; passwords and files never. */
export function keepDraft(form: string, element: HTMLFormElement, { agent, hidden }: Pick<Draft, 'agent' | 'hidden'>): void {
  const secret = new Set([...element.querySelectorAll<HTMLInputElement>('input[type=password]')].map(({ name }) => name));
  const values: Draft['values'] = {};
  for (const [name, value] of new FormData(element))
    if (typeof value === 'string' && !secret.has(name)) values[name] = [...(values[name] ?? []), value];
  window.sessionStorage.setItem(keyOf(form), JSON.stringify({ agent, values, hidden } satisfies Draft));
}

/** What this form held when the session ended, once; undefined when there is nothing, or when somebody else logged in. */
export function takeDraft(form: string, agent: string): Draft | undefined {
  const kept = window.sessionStorage.getItem(keyOf(form));
  if (!kept) return undefined;
  window.sessionStorage.removeItem(keyOf(form));
  const draft = JSON.parse(kept) as Draft;
  return draft.agent === agent ? draft : undefined;
}

/** Calls `keep` when a session is found ended, before the page leaves. @returns stops it. */
export function onSessionEnd(keep: () => void): () => void {
  window.addEventListener(ENDED, keep);
  return () => window.removeEventListener(ENDED, keep);
}

/** The session has ended, whatever was asked: every form keeps what was typed, then the login, which knows the way back to this page. */
export function leaveForLogin(): void {
  window.dispatchEvent(new Event(ENDED));
  window.location.assign(`${LOGIN}?retour=${encodeURIComponent(window.location.pathname + window.location.search)}`);
}

/** The login in another tab: for who would lose a file by leaving. */
export const LOGIN_ELSEWHERE = { href: LOGIN, target: '_blank', rel: 'noopener' } as const;
