/** Two commands started at once in the same clone must not install or build over each other. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root, say } from './say.mjs';

const file = path.join(os.tmpdir(), `tlj-${createHash('sha256').update(root.pathname).digest('hex').slice(0, 12)}.lock`);

/** Runs `work` alone among the commands of this clone. */
export async function alone(work) {
  let told = false;
  while (!take()) {
    if (!told) say('Une autre commande installe ou construit dans ce dossier : attente…');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!holderLives()) rmSync(file, { force: true });
    return false;
  }
}

function holderLives() {
  try {
    return process.kill(Number(readFileSync(file, 'utf8')), 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
