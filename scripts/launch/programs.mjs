/** The programs as bundle-programs.mjs has put them together; from their sources, through tsx, where these have changed since. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './say.mjs';

const ROOT = fileURLToPath(root);
export const PROGRAMS_DIR = path.join(ROOT, 'scripts/.programs');
export const PROGRAMS = [
  'scripts/start.ts',
  'scripts/tlj.ts',
  'scripts/worker.ts',
  'scripts/services/mailbox.ts',
  'public-site/start.ts',
  'backoffice/start.ts',
];
/** What they are made of; the portal's own build is among it. */
export const SOURCES = ['core', 'templates', 'backoffice', 'public-site', 'scripts', 'package.json', 'package-lock.json'];
/** Written when they have been put together, and made young again when they were found to be of these sources. */
export const STAMP = path.join(PROGRAMS_DIR, '.fingerprint');

/** "backoffice-start", of "backoffice/start.ts". */
export const nameOf = (script) => script.replace(/[.]ts$/, '').replaceAll('/', '-');

/** What Node is given to run a program: a file, or its source and tsx. */
export const argumentsOf = (script) => {
  const file = putTogether(script);
  return file ? [file] : ['--import', 'tsx', path.join(ROOT, script)];
};

/** Runs a program in this process. */
export async function runHere(script) {
  const file = putTogether(script);
  if (!file) await import('tsx');
  await import(file ?? path.join(ROOT, script));
}

/** @returns undefined when there is none, or an older one. */
function putTogether(script) {
  const file = path.join(PROGRAMS_DIR, `${nameOf(script)}.mjs`);
  return existsSync(file) && existsSync(STAMP) && newest() < statSync(STAMP).mtimeMs ? file : undefined;
}

/** When a source was last changed, added or taken away: a folder changes with its list. */
function newest() {
  return Math.max(...SOURCES.flatMap((source) => [path.join(ROOT, source), ...within(path.join(ROOT, source))]).map(changedAt));
}

const within = (place) =>
  statSync(place).isDirectory()
    ? readdirSync(place, { recursive: true, withFileTypes: true })
        .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
        .filter((each) => !each.startsWith(PROGRAMS_DIR))
    : [];

/** A file that a build has just taken away is no change. */
const changedAt = (place) => statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? 0;
