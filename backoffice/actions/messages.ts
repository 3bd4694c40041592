/** The messages agents write to families (R-MAIL-01): texts, fields, preview, test to oneself, versions. */
import type { Request } from 'express';
import { changeMessage } from '#core/mail/messages/change-message.ts';
import { FIELD_WORDS, fieldsOf } from '#core/mail/messages/fields.rules.ts';
import { findMessage, listVersions, type Message, readKind } from '#core/mail/messages/find-message.ts';
import { MESSAGE_KINDS } from '#core/mail/messages/message-kinds.ts';
import { sampleMessage } from '#core/mail/messages/sample-message.ts';
import { sendTest } from '#core/mail/messages/send-test.ts';
import { type MessageTexts, readTexts, TEXT_LIMITS } from '#core/mail/messages/texts.rules.ts';
import { typo } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import { renderLetter } from '#templates/mail/render-letter.ts';
import { instant, orNothing } from '../sheets/format.ts';
import { MESSAGE_WORDS } from '../sheets/mailing-words.ts';
import { bodyText, type DeskRequest, type DeskRoute } from './route.ts';

export type MessageList = Awaited<ReturnType<typeof list>>;
export type MessageSheet = Awaited<ReturnType<typeof show>>;
export interface MessagePreview {
  subject: string;
  html: string;
  text: string;
}

async function list() {
  const messages = await Promise.all(MESSAGE_KINDS.map((kind) => findMessage(kind)));
  return {
    messages: messages.map((message) => ({ ...facts(message), label: label(message), hint: typo(MESSAGE_WORDS[message.kind].hint) })),
  };
}

async function show({ req }: DeskRequest) {
  const kind = readKind(req.params.message!);
  const versions = await listVersions(kind);
  return {
    ...facts(versions[0]!),
    label: label(versions[0]!),
    versions: versions.map(facts),
    fields: fieldsOf(kind).map((name) => ({ name: `{${name}}`, label: FIELD_WORDS[name] })),
    limits: Object.fromEntries(Object.values(TEXT_LIMITS).map(({ field, max }) => [field, max])),
  };
}

const label = ({ kind }: Message): string => typo(MESSAGE_WORDS[kind].label);

const facts = ({ kind, version, texts, at, agent }: Message) => ({
  kind,
  version,
  texts: { objet: texts.subject, titre: texts.title, texte: texts.body, bouton: texts.button },
  at: instant(at),
  agent: orNothing(agent),
});

const typed = (req: Request): Record<keyof MessageTexts, string> => ({
  subject: bodyText(req, 'objet'),
  title: bodyText(req, 'titre'),
  body: bodyText(req, 'texte'),
  button: bodyText(req, 'bouton'),
});

/** A small whole number of the form. @throws Refusal ENTREE_REFUSEE (422). */
export function bodyVersion(req: Request, name: string): number {
  const text = bodyText(req, name);
  if (!/^\d{1,6}$/.test(text)) throw refuse('ENTREE_REFUSEE', {}, { field: name });
  return Number(text);
}

const change = ({ act, req }: DeskRequest): Promise<object> =>
  changeMessage(act, { kind: readKind(req.params.message!), seen: bodyVersion(req, 'version'), texts: typed(req) });

/** What is typed, saved or not, as the sample family would get it. */
async function preview({ act, req }: DeskRequest): Promise<MessagePreview> {
  const kind = readKind(req.params.message!);
  const { subject, html, text } = renderLetter(await sampleMessage(kind, readTexts(kind, typed(req)), act.at));
  return { subject, html, text };
}

const test = ({ act, req }: DeskRequest): Promise<object> => sendTest(act, { kind: readKind(req.params.message!), texts: typed(req) });

const RIGHT = ['mails'] as const;

export const messageRoutes: DeskRoute[] = [
  { method: 'get', path: '/messages', right: RIGHT, run: list },
  { method: 'get', path: '/messages/:message', right: RIGHT, run: show },
  { method: 'post', path: '/messages/:message', right: RIGHT, run: change },
  { method: 'post', path: '/messages/:message/apercu', right: RIGHT, run: preview },
  { method: 'post', path: '/messages/:message/essai', right: RIGHT, run: test },
];
