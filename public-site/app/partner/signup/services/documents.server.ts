/** The documents of a file: what is asked for, what was given, what is asked for again (R-PAR-01). */
import { DOCUMENT_LABELS, type DocumentKind, isAskedAgain, wantedDocuments } from '#core/partner/signup/documents.rules.ts';
import { giveDocument, readDocument, takeBackDocument } from '#core/partner/signup/give-document.ts';
import type { SignupDocument, SignupFile } from '#core/partner/signup/signup.model.ts';
import type { OpenedFile } from '#core/shared/attachments/attachments.ts';
import { dayOf, formatDay } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import type { Fields } from '../../../services/fields.server.ts';
import { addressOf, askedNow, isOpen, type SignupVisit } from './signup-file.server.ts';
import { nextTask } from './task-list.server.ts';

const KIND_TEXTS = { association: 'd’une association', entreprise: 'd’une entreprise', collectivite: 'd’une collectivité' } as const;

/** One line of the list: one document of these is enough. */
export interface Wanted {
  /** The first of `kinds`, as its address says it. */
  id: DocumentKind;
  label: string;
  kinds: { kind: DocumentKind; label: string }[];
  state: 'given' | 'missing' | 'again';
  given: { file: string; label: string; note: string }[];
}

const labelOf = (kind: DocumentKind): string => typo(DOCUMENT_LABELS[kind]);

/** @param chosen the line to send now, as its address says it; the first that lacks something by default. */
export function documentsPage({ key, file }: SignupVisit, chosen: string | null) {
  const wanted = file.identity ? wantedDocuments(file.identity.kind).map((kinds) => wantedLine(file, kinds)) : [];
  const asked = wanted.flatMap(({ kinds }) => kinds.map(({ kind }) => kind));
  const needs = (line: Wanted): boolean => line.state !== 'given';
  return {
    key,
    open: isOpen(file),
    /** Once all are there. */
    next: nextTask({ key, file }, 'documents')?.to ?? addressOf(key, 'verification'),
    kind: file.identity ? KIND_TEXTS[file.identity.kind] : null,
    wanted,
    /** Sent for another kind of structure, before it changed. */
    others: file.documents.filter(({ kind }) => !asked.includes(kind)).map(givenLine),
    given: wanted.filter((line) => !needs(line)).length,
    now: wanted.find(({ kinds }) => kinds.some(({ kind }) => kind === chosen)) ?? wanted.find(needs) ?? null,
  };
}

export type DocumentsPage = ReturnType<typeof documentsPage>;

function wantedLine(file: SignupFile, kinds: readonly DocumentKind[]): Wanted {
  const given = file.documents.filter(({ kind }) => kinds.includes(kind));
  const asked = askedNow(file);
  const again = given.length > 0 && given.every((each) => isAskedAgain(asked, each));
  return {
    id: kinds[0]!,
    label: kinds.map(labelOf).join(' ou '),
    kinds: kinds.map((kind) => ({ kind, label: labelOf(kind) })),
    state: again ? 'again' : given.length > 0 ? 'given' : 'missing',
    given: given.map(givenLine),
  };
}

const givenLine = ({ file, kind, type, day, sentAt }: SignupDocument) => ({
  file,
  label: labelOf(kind),
  note: [
    type === 'application/pdf' ? 'PDF' : 'Photo',
    ...(day ? [`daté du ${formatDay(day)}`] : []),
    `envoyé le ${formatDay(dayOf(sentAt))}`,
  ].join(', '),
});

/** Takes a document in, or out. @returns where to go next. @throws as giveDocument, takeBackDocument. */
export async function workOnDocuments({ act, key }: SignupVisit, fields: Fields): Promise<string> {
  const here = addressOf(key, 'documents');
  const taken = fields.text('retirer');
  if (taken) {
    await takeBackDocument(act, { key, document: taken });
    return `${here}?fait=retire`;
  }
  const file = await fields.file('document');
  const bytes = file?.bytes ?? Buffer.alloc(0);
  await giveDocument(act, { key, kind: fields.text('nature'), day: fields.text('jour'), bytes });
  return `${here}?fait=recu`;
}

/** One document, for whoever holds the link of its file. @throws Refusal INTROUVABLE (404). */
export async function documentFile(file: SignupFile, wanted: string): Promise<Response> {
  const kept = file.documents.find((each) => each.file === wanted);
  if (!kept) throw refuse('INTROUVABLE');
  return attachedDocument(kept.kind, await readDocument(file, wanted));
}

/** A document as a file to keep, named after its kind. */
export function attachedDocument(kind: DocumentKind, { bytes, type }: OpenedFile): Response {
  const name = `${kind}.${type === 'application/pdf' ? 'pdf' : 'jpg'}`;
  const headers = { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'no-store' };
  return new Response(new Uint8Array(bytes), { headers });
}
