/** A beep and a shake: heard in a noisy gym, felt when the sound is off. */
const BEEP_SECONDS = 0.14;

const KEYS = { sound: 'tlj-son', vibration: 'tlj-vibreur' } as const;
export type Signal = keyof typeof KEYS;

/** Whether the person wants this signal on this device: yes until they say no. */
export function wants(signal: Signal): boolean {
  try {
    return localStorage.getItem(KEYS[signal]) !== 'non';
  } catch {
    return true;
  }
}

/** Remembers the choice on this device. */
export function remember(signal: Signal, wanted: boolean): void {
  try {
    localStorage.setItem(KEYS[signal], wanted ? 'oui' : 'non');
  } catch {
    // Private browsing: the choice lasts as long as the page.
  }
}

/** Says that a code was read. Resolves when the beep has been heard; silent where the browser wants a touch first. */
export async function signalSuccess(): Promise<void> {
  if (wants('vibration') && 'vibrate' in navigator) navigator.vibrate(80);
  if (!wants('sound')) return;
  try {
    await beep();
  } catch {
    // No sound on this device: the next page says it all.
  }
}

async function beep(): Promise<void> {
  const audio = new AudioContext();
  if (audio.state !== 'running') return audio.close();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.value = 0.2;
  tone.frequency.value = 1046;
  tone.connect(volume).connect(audio.destination);
  const ended = new Promise((resolve) => tone.addEventListener('ended', resolve));
  tone.start();
  tone.stop(audio.currentTime + BEEP_SECONDS);
  await ended;
  await audio.close();
}
