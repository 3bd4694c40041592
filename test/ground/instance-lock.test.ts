import { mkdtemp, rm } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { joinInstance, takeInstance } from '../../scripts/services/instance-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('contrat : une seule instance par DATA_DIR', () => {
  test('le deuxième n’obtient pas le dossier, puis l’obtient quand le premier l’a rendu', async () => {
    const first = await takeInstance(folder);
    expect(first).not.toBeNull();
    expect(await takeInstance(folder)).toBeNull();
    await first?.release();
    const second = await takeInstance(folder);
    expect(second).not.toBeNull();
    await second?.release();
  });

  test('le verrou d’un processus tué par kill -9 est repris', async () => {
    const listen = `require('net').createServer().listen(process.argv[1], () => console.log('prêt'))`;
    const owner = spawn(process.execPath, ['-e', listen, path.join(folder, 'instance.sock')]);
    await new Promise((resolve) => owner.stdout.once('data', resolve));
    expect(await takeInstance(folder)).toBeNull();
    owner.kill('SIGKILL');
    await new Promise((resolve) => owner.once('exit', resolve));
    const lock = await takeInstance(folder);
    expect(lock).not.toBeNull();
    await lock?.release();
  });

  test('le propriétaire attend que la commande qui se sert de sa base ait fini', async () => {
    const lock = await takeInstance(folder);
    const user = await joinInstance(folder);
    expect(user).not.toBeNull();
    await pause(100);
    let idle = false;
    const waiting = lock?.idle().then(() => (idle = true));
    await pause(200);
    expect(idle).toBe(false);
    user?.leave();
    await waiting;
    expect(idle).toBe(true);
    await lock?.release();
  });

  test('deux chemins trop longs pour une socket, qui ne diffèrent qu’à la fin, ne se gênent pas', async () => {
    const [one, two] = ['a', 'b'].map((end) => path.join(folder, 'x'.repeat(120) + end));
    const first = await takeInstance(one!);
    const second = await takeInstance(two!);
    expect([first, second]).not.toContain(null);
    expect(await takeInstance(one!)).toBeNull();
    await first?.release();
    await second?.release();
  });

  test('personne : rien à rejoindre', async () => {
    expect(await joinInstance(folder)).toBeNull();
  });
});
