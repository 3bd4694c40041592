/** A file as its list of tasks: each step, where it stands, what is still missing in words. */
import { isAskedAgain } from '#core/partner/signup/documents.rules.ts';
import type { SignupFile } from '#core/partner/signup/signup.model.ts';
import { missingOf, STEP_LABELS, type SignupStepName } from '#core/partner/signup/signup-steps.rules.ts';
import { dayOf, formatDay, formatInstant } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { addressOf, askedNow, type SignupVisit } from './signup-file.server.ts';

/** fait, à faire, à compléter. */
export type TaskState = 'done' | 'todo' | 'more';

export interface Task {
  step: SignupStepName;
  label: string;
  to: string;
  state: TaskState;
  /** What it lacks, in words. */
  lacks: string[];
}

export const STEPS = Object.keys(STEP_LABELS) as SignupStepName[];

type Seen = Pick<SignupVisit, 'key' | 'file'>;

export function taskList({ key, file }: Seen): Task[] {
  const missing = missingOf(file);
  return STEPS.map((step) => {
    const lacks = missing.filter((each) => each.step === step).map(({ what }) => what);
    const again = step === 'documents' ? askedAgain(file) : [];
    return {
      step,
      label: STEP_LABELS[step],
      to: addressOf(key, step),
      state: stateOf(file, step, lacks.length + again.length),
      lacks: step === 'documents' ? [...lacks, ...again].map(typo) : [],
    };
  });
}

function stateOf(file: SignupFile, step: SignupStepName, lacks: number): TaskState {
  if (step !== 'documents') return lacks === 0 ? 'done' : 'todo';
  if (file.identity && lacks === 0) return 'done';
  return file.documents.length > 0 ? 'more' : 'todo';
}

function askedAgain(file: SignupFile): string[] {
  const asked = askedNow(file);
  return file.documents.some((each) => isAskedAgain(asked, each)) ? ['un document que la Caf demande de nouveau'] : [];
}

/** The first step that is not done, after a given one and then from the first; null when all are. */
export function nextTask(visit: Seen, after?: SignupStepName): Task | null {
  const tasks = taskList(visit);
  const from = after ? STEPS.indexOf(after) + 1 : 0;
  return [...tasks.slice(from), ...tasks.slice(0, from)].find(({ state }) => state !== 'done') ?? null;
}

/** Everything the page of a file says, whatever its state. */
export function filePage(visit: Seen) {
  const { file, key } = visit;
  const tasks = taskList(visit);
  const last = file.history.at(-1);
  return {
    key,
    state: file.state,
    name: file.identity ? typo(file.identity.name) : null,
    mail: file.mail,
    tasks,
    done: tasks.filter(({ state }) => state === 'done').length,
    reason: last?.reason ? typo(last.reason) : null,
    decidedOn: last && last.state !== 'submitted' ? formatDay(dayOf(last.at)) : null,
    sent: file.submittedAt ? formatInstant(file.submittedAt) : null,
    until: formatDay(dayOf(file.keyUntil)),
  };
}

export type FilePage = ReturnType<typeof filePage>;
