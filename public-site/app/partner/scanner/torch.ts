/** The lamp beside the camera. Not in TypeScript's own list of what a track can do. */
type WithTorch = { torch?: boolean };

const trackOf = (stream: MediaStream | null): MediaStreamTrack | undefined => stream?.getVideoTracks()[0];

/** Whether this camera has a lamp that the browser may light. */
export function hasTorch(stream: MediaStream | null): boolean {
  const track = trackOf(stream);
  return typeof track?.getCapabilities === 'function' && (track.getCapabilities() as WithTorch).torch === true;
}

/** Lights the lamp or puts it out. @returns whether it is lit afterwards. */
export async function lightTorch(stream: MediaStream | null, lit: boolean): Promise<boolean> {
  try {
    await trackOf(stream)?.applyConstraints({ advanced: [{ torch: lit } as MediaTrackConstraintSet] });
    return lit;
  } catch {
    return false;
  }
}
