import {
  dropAttachments,
  NO_CAMPAIGN,
  type OpenedFile,
  readAttachment,
  sealFile,
  storeAttachment,
} from '../../shared/attachments/attachments.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { addMonths, type CivilDay, dayOf, readDay } from '../../shared/days.ts';
import { refuse } from '../../shared/refusals.ts';
import { inspectDocument } from '../inspect-document.ts';
import { type DocumentKind, documentsOf } from './documents.rules.ts';
import { signupByKey } from './find-signup.ts';
import { OPEN_STATES, type SignupDocument, type SignupFile } from './signup.model.ts';
import { writeSignup } from './write-signup.ts';

const MOST = 20;
const KBIS_MONTHS = 3;

export interface GivenDocument {
  /** Of the mailed link. */
  key: string;
  kind: string;
  /** Of a Kbis, as typed. */
  day: string;
  bytes: Buffer;
}

/**
 * Adds a document to an open file, its content checked (R-PAR-01).
 * @throws Refusal CHOIX_INCONNU, JOUR_ILLISIBLE, KBIS_ANCIEN, ATTESTATION_* (422, 415), FICHIER_TROP_GROS (413), TROP_DE_DOCUMENTS, DOSSIER_FERME (409), LIEN_PERIME (410).
 */
export async function giveDocument(act: Act, { key, kind: typedKind, day: typedDay, bytes }: GivenDocument): Promise<void> {
  const file = await signupByKey(key, act.at);
  const kind = kindFor(file, typedKind);
  const day = kind === 'kbis' ? recentDay(typedDay, dayOf(act.at)) : null;
  if (file.documents.length >= MOST) throw refuse('TROP_DE_DOCUMENTS', { max: MOST });
  const { sha256, ...opened } = await inspectDocument(bytes);
  const sealed = await sealFile(opened);
  const document: SignupDocument = { file: sealed.id, kind, type: sealed.type, day, sha256, sentAt: act.at };
  await inTransaction(async (session) => {
    await writeSignup(session, act, {
      id: file._id,
      from: OPEN_STATES,
      where: { [`documents.${MOST - 1}`]: { $exists: false } },
      set: {},
      push: { documents: document },
      kind: 'partner.signupDocumentGiven',
    });
    await storeAttachment(session, NO_CAMPAIGN, sealed);
  });
}

/** Takes a document out of an open file. @throws Refusal INTROUVABLE (404), DOSSIER_FERME (409), LIEN_PERIME (410). */
export async function takeBackDocument(act: Act, { key, document }: { key: string; document: string }): Promise<void> {
  const file = await signupByKey(key, act.at);
  ownDocument(file, document);
  await inTransaction(async (session) => {
    await writeSignup(session, act, {
      id: file._id,
      from: OPEN_STATES,
      where: { 'documents.file': document },
      set: {},
      pull: { documents: { file: document } },
      kind: 'partner.signupDocumentTaken',
    });
    await dropAttachments(session, [document]);
  });
}

/** @throws Refusal INTROUVABLE (404): another file's document is nobody's. */
export async function readDocument(file: SignupFile, document: string): Promise<OpenedFile> {
  ownDocument(file, document);
  const opened = await readAttachment(document);
  if (!opened) throw refuse('INTROUVABLE');
  return opened;
}

function ownDocument({ documents }: SignupFile, wanted: string): void {
  if (!documents.some(({ file }) => file === wanted)) throw refuse('INTROUVABLE');
}

function kindFor({ identity }: SignupFile, typed: string): DocumentKind {
  const kind = identity && documentsOf(identity.kind).find((each) => each === typed);
  if (!kind) throw refuse('CHOIX_INCONNU', {}, { field: 'nature' });
  return kind;
}

function recentDay(typed: string, today: CivilDay): CivilDay {
  const day = readDay(typed);
  if (!day || day > today) throw refuse('JOUR_ILLISIBLE', {}, { field: 'jour' });
  if (addMonths(day, KBIS_MONTHS) < today) throw refuse('KBIS_ANCIEN', {}, { field: 'jour' });
  return day;
}
