/** How the desk's pages ask the server, and what a refusal becomes for the form that asked. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { leaveForLogin } from './kit/drafts.ts';

const ACTIONS = '/caf/actions';

/** A refusal of the server: its sentence, what to do, and the field it stands beside. */
export class Refused extends Error {
  readonly status: number;
  readonly todo: string | undefined;
  readonly fields: { field: string; message: string }[];

  constructor(status: number, body: { message?: string; todo?: string; fields?: { field: string; message: string }[] }) {
    super(body.message ?? 'Le serveur ne répond pas.');
    this.status = status;
    this.todo = body.todo;
    this.fields = body.fields ?? [];
  }
}

/** Reads. @throws Refused */
export const read = <T>(path: string): Promise<T> => ask<T>(path, { method: 'GET' });

/** Does something. @throws Refused */
export const post = <T>(path: string, body: Record<string, string>): Promise<T> =>
  ask<T>(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

async function ask<T>(path: string, request: RequestInit): Promise<T> {
  const answer = await fetch(ACTIONS + path, { ...request, credentials: 'same-origin' }).catch(() => undefined);
  if (!answer) throw new Refused(0, { message: 'La connexion a été perdue.', todo: 'Réessayez.' });
  if (answer.status === 401) leaveForLogin();
  const body: unknown = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, body as object);
  return body as T;
}

/** Sends files one after the other in one request, telling how far it is (0 to 1). @throws Refused */
export function sendFiles<T>(path: string, files: Record<string, File>, onProgress: (part: number) => void): Promise<T> {
  const about = Object.entries(files).flatMap(([kind, file]) => [
    [kind, file.name],
    [`${kind}Taille`, String(file.size)],
  ]);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `${ACTIONS}${path}?${new URLSearchParams(about)}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) => onProgress(event.loaded / Math.max(1, event.total));
    request.onload = () =>
      request.status < 300 ? resolve(request.response as T) : reject(new Refused(request.status, refusalOf(request)));
    request.onerror = () => reject(new Refused(0, { message: 'L’envoi des fichiers a été coupé.', todo: 'Recommencez l’envoi.' }));
    request.send(new Blob(Object.values(files)));
  });
}

/** A file cannot be kept as words are: who would lose it by leaving the page logs in beside it. */
const FILE_KEPT = {
  message: 'Votre session s’est fermée, rien n’est envoyé. Ce que vous avez choisi est encore là.',
  todo: 'Connectez-vous dans un autre onglet, puis recommencez l’envoi.',
};

const refusalOf = ({ status, response }: XMLHttpRequest): object => (status === 401 ? FILE_KEPT : ((response ?? {}) as object));

export interface Answer<T> {
  /** What this path answers; the page before it, while a page is turned. Never the answer to another question. */
  data: T | undefined;
  /** The latest answer, though filters have changed since: for what does not depend on them (the years, the counts of tabs). */
  last: T | undefined;
  refused: Refused | undefined;
  again: () => void;
}

interface Answered<T> {
  path?: string;
  data?: T;
  refusal?: { path: string; refused: Refused };
}

/** Reads a path now, again when it changes, and on demand. An answer that comes after another path was asked for is dropped. */
export function useAnswer<T>(path: string | null): Answer<T> {
  const [{ path: answered, data, refusal }, setState] = useState<Answered<T>>({});
  const asked = useRef(path);
  const again = useCallback(() => {
    asked.current = path;
    if (path === null) return;
    const unlessLate = (next: (before: Answered<T>) => Answered<T>): void => {
      if (asked.current === path) setState(next);
    };
    read<T>(path).then(
      (read) => unlessLate(() => ({ path, data: read })),
      (refused: Refused) => unlessLate((before) => ({ ...before, refusal: { path, refused } })),
    );
  }, [path]);
  useEffect(again, [again]);
  return {
    data: path !== null && answered !== undefined && questionOf(answered) === questionOf(path) ? data : undefined,
    last: data,
    refused: refusal?.path === path ? refusal?.refused : undefined,
    again,
  };
}

/** A path without its place in the pages: who turns a page keeps the one before under their eyes, and their focus. */
const questionOf = (path: string): string => path.replace(/(?<=[?&])(page|apres)=[^&]*&?/g, '').replace(/[?&]$/, '');

/** Goes to another screen of the desk without loading the page again: AdminJS's router listens to popstate. */
export function goTo(href: string): void {
  window.history.pushState(null, '', href);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

const CAMPAIGN_EVENT = 'tlj:campagne';

export interface CampaignTag {
  label: string;
  tag: { word: string; tone: string };
}

/** Tells the top of the page that the campaign's state was just read again. */
export function tellCampaign(campaign: CampaignTag | null | undefined): void {
  if (campaign) window.dispatchEvent(new CustomEvent<CampaignTag>(CAMPAIGN_EVENT, { detail: campaign }));
}

/** The latest campaign told, `first` until then. */
export function useCampaignTag(first: CampaignTag | null): CampaignTag | null {
  const [told, setTold] = useState(first);
  useEffect(() => {
    const listen = (event: Event): void => setTold((event as CustomEvent<CampaignTag>).detail);
    window.addEventListener(CAMPAIGN_EVENT, listen);
    return () => window.removeEventListener(CAMPAIGN_EVENT, listen);
  }, []);
  return told;
}
