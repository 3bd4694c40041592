/** A beep and a shake: heard in a noisy gym, felt when the sound is off. */
const BEEP_SECONDS = 0.14;

/** Says that a code was read. Resolves when the beep has been heard; silent where the browser wants a touch first. */
export async function signalSuccess(): Promise<void> {
  if ('vibrate' in navigator) navigator.vibrate(80);
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
