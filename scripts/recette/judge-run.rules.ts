/** What a run of the tests says of each requirement. A red test, a test that did not run or a run that is not whole never reads as accepted. */
import { plural } from '#core/shared/french.ts';
import type { Requirement, RequirementGroup } from './requirements.ts';
import type { TestRun } from './test-run.ts';

/** `unfinished`: some of its tests did not run. `person`: no test, somebody looks. */
export type Outcome = 'proved' | 'failed' | 'unfinished' | 'untested' | 'person';

export interface Judged {
  id: string;
  title: string;
  outcome: Outcome;
  /** In French: "prouvée par 12 tests". */
  said: string;
  toSee: string | undefined;
}

export interface Verdict {
  groups: readonly { name: string; requirements: readonly Judged[] }[];
  /** Tests of the run, whatever they prove. */
  totals: { passed: number; failed: number; skipped: number };
  /** How many requirements came to each end. */
  counts: Record<Outcome, number>;
  failedTests: readonly string[];
  /** Ids in the names of tests that no requirement bears. */
  unknownIds: readonly { id: string; test: string }[];
  /** Why this run cannot carry an acceptance without reserve; French sentences, none when it can. */
  obstacles: readonly string[];
}

const ID = /\b[RD]-[A-Z]{2,5}-\d+\b/g;

/** Ids in a text, each once. */
export const idsIn = (text: string): string[] => [...new Set(text.match(ID) ?? [])];

/**
 * @param groups every requirement, in the order of the report.
 * @param aboutTheTree what the run itself cannot know: changes not recorded, results older than the version.
 */
export function judgeRun(run: TestRun, groups: readonly RequirementGroup[], aboutTheTree: readonly string[] = []): Verdict {
  const tallies = tally(run);
  const judged = groups.map(({ name, requirements }) => ({ name, requirements: requirements.map((each) => judge(each, tallies)) }));
  const all = judged.flatMap(({ requirements }) => requirements);
  const totals = { passed: countOf(run, 'passed'), failed: countOf(run, 'failed'), skipped: countOf(run, 'skipped') };
  const counts: Verdict['counts'] = { proved: 0, failed: 0, unfinished: 0, untested: 0, person: 0 };
  for (const { outcome } of all) counts[outcome]++;
  const known = new Set(all.map(({ id }) => id));
  return {
    groups: judged,
    totals,
    counts,
    failedTests: run.tests.filter(({ status }) => status === 'failed').map(({ name }) => name),
    unknownIds: run.tests.flatMap(({ name }) =>
      idsIn(name)
        .filter((id) => !known.has(id))
        .map((id) => ({ id, test: name })),
    ),
    obstacles: [...wholeness(run, totals), ...shortcomings(counts), ...aboutTheTree],
  };
}

interface Tally {
  passed: number;
  failed: number;
  /** Skipped, or in a file that was left out. */
  notRun: number;
}

/** By id. A file that did not run counts by what it names: better one warning too many than a proof that was not given. */
function tally({ tests, broken, leftOut }: TestRun): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const count = (text: string, kind: keyof Tally): void => {
    for (const id of idsIn(text)) {
      const known = tallies.get(id) ?? { passed: 0, failed: 0, notRun: 0 };
      known[kind]++;
      tallies.set(id, known);
    }
  };
  for (const { name, status } of tests) count(name, status === 'skipped' ? 'notRun' : status);
  for (const { text } of broken) count(text, 'failed');
  for (const { text } of leftOut) count(text, 'notRun');
  return tallies;
}

function judge({ id, title, toSee }: Requirement, tallies: ReadonlyMap<string, Tally>): Judged {
  const { passed, failed, notRun } = tallies.get(id) ?? { passed: 0, failed: 0, notRun: 0 };
  const told = (outcome: Outcome, said: string): Judged => ({ id, title, outcome, said, toSee });
  if (failed > 0) return told('failed', `échec : ${plural(failed, 'test')} sur ${passed + failed + notRun}`);
  if (notRun > 0) return told('unfinished', `incomplète : ${plural(passed, 'test réussi', 'tests réussis')}, le reste non lancé`);
  if (passed > 0) return told('proved', `prouvée par ${plural(passed, 'test')}`);
  return toSee ? told('person', 'aucun test : à vérifier par une personne') : told('untested', 'aucun test');
}

const countOf = ({ tests }: TestRun, wanted: TestRun['tests'][number]['status']): number =>
  tests.filter(({ status }) => status === wanted).length;

function wholeness({ interrupted, broken, leftOut }: TestRun, { skipped }: Verdict['totals']): string[] {
  const files = (which: readonly { file: string }[]): string => which.map(({ file }) => file).join(', ');
  return [
    interrupted && 'L’exécution a été interrompue.',
    broken.length > 0 &&
      `${plural(broken.length, 'fichier de tests ne s’est', 'fichiers de tests ne se sont')} pas ${agreed(broken.length, 'exécuté')} : ${files(broken)}.`,
    leftOut.length > 0 &&
      `L’exécution est incomplète : ${plural(leftOut.length, 'fichier de tests n’a', 'fichiers de tests n’ont')} pas été ${agreed(leftOut.length, 'lancé')}.`,
    skipped > 0 && `L’exécution est incomplète : ${plural(skipped, 'test n’a', 'tests n’ont')} pas été ${agreed(skipped, 'lancé')}.`,
  ].filter((each) => each !== false);
}

const agreed = (count: number, word: string): string => (count < 2 ? word : `${word}s`);

const shortcomings = ({ failed, untested }: Verdict['counts']): string[] =>
  [
    failed > 0 && `${plural(failed, 'exigence a', 'exigences ont')} au moins un test en échec.`,
    untested > 0 && `${plural(untested, 'exigence n’a', 'exigences n’ont')} ni test ni vérification prévue.`,
  ].filter((each) => each !== false);
