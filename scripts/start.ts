/** Everything `npm start` runs, once dependencies and builds are there (contract: Two commands). */
import { settings } from '#core/shared/settings.ts';
import { startComplaint } from './services/start-complaint.ts';
import { startInstallation } from './services/start-installation.ts';
import { onStopSignal } from './services/stop-signal.ts';
import { Stops } from './services/stops.ts';

const say = (line: string): void => console.log(line);
const stops = new Stops();

onStopSignal(() => {
  say('Arrêt en cours…');
  void stops.run().then(() => {
    say('Tout est arrêté.');
    process.exit(0);
  });
});

try {
  await startInstallation(settings(), stops, say);
} catch (error) {
  // Stopped while it was starting: what then failed is no news.
  if (!stops.begun) console.error(startComplaint(error));
  await stops.run();
  process.exit(1);
}
