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

let speaker: AudioContext | null = null;

/** Opens the speaker ahead of the first code: browsers start it late, and some at the first touch only. @returns what closes it. */
export function openSpeaker(): () => void {
  if (!('AudioContext' in window)) return () => undefined;
  const opened = new AudioContext();
  const wake = () => void opened.resume().catch(() => undefined);
  speaker = opened;
  wake();
  for (const touch of TOUCHES) window.addEventListener(touch, wake);
  return () => {
    for (const touch of TOUCHES) window.removeEventListener(touch, wake);
    speaker = null;
    void opened.close().catch(() => undefined);
  };
}

const TOUCHES = ['pointerdown', 'keydown'] as const;

/** Says that a code was read. Resolves when the beep has been heard; silent where the browser wants a touch first. */
export async function signalSuccess(): Promise<void> {
  if (wants('vibration') && 'vibrate' in navigator) navigator.vibrate(80);
  if (wants('sound') && speaker?.state === 'running') await beep(speaker);
}

async function beep(audio: AudioContext): Promise<void> {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.value = 0.2;
  tone.frequency.value = 1046;
  tone.connect(volume).connect(audio.destination);
  const ended = new Promise((resolve) => tone.addEventListener('ended', resolve));
  tone.start();
  tone.stop(audio.currentTime + BEEP_SECONDS);
  // A speaker that stalls must not hold the queue.
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, BEEP_SECONDS * 2000))]);
}
