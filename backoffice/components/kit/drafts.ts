/** What was typed when a session ended in the middle of a form: kept in this tab, given back once to the same agent. */

const PREFIX = 'tlj:saisie:';

interface Draft {
  agent: string;
  values: Record<string, string[]>;
}

const keyOf = (form: string): string => `${PREFIX}${window.location.pathname}${window.location.search}#${form}`;

/** Keeps what a form holds; passwords and files never. */
export function keepDraft(form: string, agent: string, element: HTMLFormElement): void {
  const secret = new Set([...element.querySelectorAll<HTMLInputElement>('input[type=password]')].map(({ name }) => name));
  const values: Draft['values'] = {};
  for (const [name, value] of new FormData(element))
    if (typeof value === 'string' && !secret.has(name)) values[name] = [...(values[name] ?? []), value];
  window.sessionStorage.setItem(keyOf(form), JSON.stringify({ agent, values } satisfies Draft));
}

/** What this form held when the session ended, once; undefined when there is nothing, or when somebody else logged in. */
export function takeDraft(form: string, agent: string): Draft['values'] | undefined {
  const kept = window.sessionStorage.getItem(keyOf(form));
  if (!kept) return undefined;
  window.sessionStorage.removeItem(keyOf(form));
  const draft = JSON.parse(kept) as Draft;
  return draft.agent === agent ? draft.values : undefined;
}

/** The login, and the way back to this page. */
export function goToLogin(login: string): void {
  window.location.assign(`${login}?retour=${encodeURIComponent(window.location.pathname + window.location.search)}`);
}
