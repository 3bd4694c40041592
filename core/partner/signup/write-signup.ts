import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import type { Session } from '../../shared/database.ts';
import { formatInstant } from '../../shared/days.ts';
import { typo } from '../../shared/french.ts';
import { type Refusal, refuse } from '../../shared/refusals.ts';
import { type SignupDocument, type SignupFile, SignupFiles, type SignupState, type SignupStep } from './signup.model.ts';

export interface SignupWrite {
  id: string;
  from: readonly SignupState[];
  /** The version seen, where two may write at once. */
  version?: number;
  /** More that the file must be. */
  where?: Record<string, unknown>;
  set: Partial<SignupFile>;
  push?: { documents?: SignupDocument; history?: SignupStep };
  pull?: { documents: { file: string } };
  /** Of the journal: "partner.signup…". */
  kind: string;
}

/** One write on a file, its state and version in the filter, and its event. @returns the file after. @throws Refusal DOSSIER_FERME, DOSSIER_CHANGE (409), INTROUVABLE (404). */
export async function writeSignup(session: Session, act: Act, write: SignupWrite): Promise<SignupFile> {
  const { id, from, version, where = {}, set, push, pull, kind } = write;
  const after = await SignupFiles.findOneAndUpdate(
    { ...where, _id: id, state: { $in: from }, ...(version === undefined ? {} : { version }) },
    { $set: { ...set, modifiedAt: act.at }, $inc: { version: 1 }, ...(push ? { $push: push } : {}), ...(pull ? { $pull: pull } : {}) },
    { session, returnDocument: 'after' },
  ).lean<SignupFile>();
  if (!after) throw await explain(act, write);
  const reason = push?.history?.reason;
  await recordEvent(session, act, {
    kind,
    object: { type: 'partnerSignup', id },
    campaign: null,
    after: { state: after.state, fields: Object.keys(set), ...(reason ? { reason } : {}) },
  });
  return after;
}

const STATE_TEXTS: Record<SignupState, string> = {
  draft: 'pas encore envoyé',
  submitted: 'chez la Caf',
  complement: 'à compléter par le partenaire',
  validated: 'validé',
  refused: 'refusé',
};

/** An agent is told who did what meanwhile; the partner, who never sees an agent's code, only where its file is. */
async function explain({ author }: Act, { id, from }: SignupWrite): Promise<Refusal> {
  const file = await SignupFiles.findById(id).lean<SignupFile>();
  if (!file) return refuse('INTROUVABLE');
  const step = file.history.at(-1);
  const last = author.kind === 'agent' && step ? ` ${stepText(step)}` : '';
  return from.includes(file.state) ? refuse('DOSSIER_CHANGE', { last }) : refuse('DOSSIER_FERME', { state: STATE_TEXTS[file.state], last });
}

const STEP_TEXTS: Record<SignupState, string> = {
  draft: 'dossier commencé',
  submitted: 'dossier envoyé',
  complement: 'complément demandé',
  validated: 'dossier validé',
  refused: 'dossier refusé',
};

const stepText = ({ state, at, by, reason }: SignupStep): string =>
  typo(`Dernière étape : ${by}, ${formatInstant(at)}, ${STEP_TEXTS[state]}${reason ? ` (« ${reason} »)` : ''}.`);
