/** Node and the dependencies, checked before anything of ours that needs them is loaded. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { alone } from './launch-lock.mjs';
import { longStep, root, say } from './say.mjs';

const OLDEST = [20, 19];
const lockFile = new URL('package-lock.json', root);
const stampFile = new URL('node_modules/.tlj-installed', root);
const installedFile = new URL('node_modules/.package-lock.json', root);

/** Stops with a sentence on a Node that is too old; installs what package-lock.json asks when it is not there. */
export async function ensureDependencies() {
  refuseOldNode();
  if (isStamped()) return;
  await alone(async () => {
    if (isStamped()) return;
    if (!isInstalled()) await install();
    writeFileSync(stampFile, fingerprint());
  });
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  say(`Il faut Node ${OLDEST.join('.')} au moins ; celui-ci est ${process.versions.node}.`);
  process.exit(1);
}

const fingerprint = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');
const isStamped = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint();

/** npm's own record of what it installed agrees with package-lock.json: someone has run npm install by hand. */
function isInstalled() {
  if (!existsSync(installedFile)) return false;
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packages(installedFile);
  return Object.entries(packages(lockFile)).every(
    ([place, wanted]) => place === '' || wanted.optional || wanted.peer || installed[place]?.version === wanted.version,
  );
}

/**
 * What `npm ci` does, without its refusal of a lock file that does not list the programs of every other system
 * (docs/decisions/0104): from an empty folder, the versions and fingerprints of package-lock.json, which is not rewritten.
 */
async function install() {
  rmSync(new URL('node_modules', root), { recursive: true, force: true });
  // npm tells its children where it stands; alone (node scripts/launch/start.mjs) it is looked up on PATH.
  const [file, before] = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
  const options = ['--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  await longStep('Installation des dépendances (une à trois minutes, la première fois)', file, [...before, 'install', ...options]);
}
