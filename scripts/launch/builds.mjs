/** What is built before it runs, and rebuilt only when what it is made of has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { alone } from './launch-lock.mjs';
import { SOURCES, STAMP } from './programs.mjs';
import { longStep, root } from './say.mjs';

const builds = [
  {
    label: 'Construction du portail',
    from: ['public-site', 'core/shared', 'package-lock.json', 'tsconfig.json'],
    proof: 'public-site/build/server/index.js',
    stamp: 'public-site/build/.fingerprint',
    command: ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--config', 'public-site/vite.config.ts', '--logLevel', 'warn'],
    source: 'public-site/vite.config.ts',
  },
  {
    label: 'Construction du back-office',
    from: ['backoffice', 'core/shared', 'package-lock.json', 'tsconfig.json'],
    proof: 'backoffice/.bundle',
    stamp: 'backoffice/.bundle/.fingerprint',
    command: ['--import', 'tsx', 'backoffice/build-bundle.ts'],
    source: 'backoffice/build-bundle.ts',
  },
];
/** After the two others: it takes in what they have built. */
const programs = {
  label: 'Assemblage des programmes',
  from: [...SOURCES, 'tsconfig.json'],
  proof: 'scripts/.programs',
  stamp: 'scripts/.programs/.fingerprint',
  command: ['scripts/launch/bundle-programs.mjs'],
  source: 'scripts/launch/bundle-programs.mjs',
};

/** Builds the portal, the bundle of the back-office and the programs when something they are made of has changed. */
export async function ensureBuilds() {
  const due = [...builds, programs].filter((build) => existsSync(new URL(build.source, root)) && !isFresh(build));
  if (due.length === 0) return sayFresh();
  await alone(async () => {
    await Promise.all(due.filter((each) => each !== programs).map(buildUnlessFresh));
    if (due.includes(programs)) await buildUnlessFresh(programs);
  });
}

async function buildUnlessFresh(build) {
  if (isFresh(build)) return;
  const seen = fingerprint(build.from);
  await longStep(build.label, process.execPath, build.command, { NODE_ENV: 'production' });
  writeFileSync(new URL(build.stamp, root), seen);
}

/** Files that came again as they were (a checkout, a copy) are no change: the programs are younger than they (programs.mjs). */
function sayFresh() {
  const now = new Date();
  if (existsSync(STAMP)) utimesSync(STAMP, now, now);
}

const isFresh = (build) => {
  const [proof, stamp] = [new URL(build.proof, root), new URL(build.stamp, root)];
  return existsSync(proof) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(build.from);
};

const OUTPUTS = /(^|[/])(build|[.]bundle|[.]programs|node_modules|[.]cache)([/]|$)/;

/** sha256 over the names and contents of these files and folders: a copied or freshly cloned tree has the same. */
function fingerprint(places) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const file of places.flatMap(filesOf).sort()) hash.update(`\0${file}\0`).update(readFileSync(new URL(file, root)));
  return hash.digest('hex');
}

function filesOf(place) {
  const base = fileURLToPath(new URL(place, root));
  if (!existsSync(base)) return [];
  try {
    const entries = readdirSync(base, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.slice(fileURLToPath(root).length))
      .filter((file) => !OUTPUTS.test(file));
  } catch {
    return [place];
  }
}
