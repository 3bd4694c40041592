import { spawn } from 'node:child_process';

/**
 * Sees to it that the process `pid` does not outlive this one, even after kill -9:
 * a small shell reads a pipe that only we hold open; when it closes, that process gets SIGTERM.
 * @returns a function that calls it off.
 */
export function stopWithUs(pid: number): () => void {
  const watcher = spawn('sh', ['-c', 'read _; kill -TERM "$1" 2>/dev/null', 'sh', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.unref();
  // Its death is not our affair, and writing to it never happens.
  watcher.stdin.on('error', () => undefined);
  return () => void watcher.kill('SIGKILL');
}
