/** The camera of a phone, tablet or PC: open, choose, light, close. */
import { rememberedCamera } from './remembered-camera.ts';

/** Why there is no picture; the typed code and the photo remain. */
export type CameraTrouble = 'insecure' | 'absent' | 'refused' | 'busy';

/** What stands against any camera here: browsers give one to https pages and to this very machine only; the page inside another application has none. */
export function cameraBarred(): CameraTrouble | null {
  if (!window.isSecureContext) return 'insecure';
  return 'mediaDevices' in navigator ? null : 'absent';
}

const TROUBLES: Record<string, CameraTrouble> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** What went wrong, as the page can explain it. */
export const cameraTrouble = (error: unknown): CameraTrouble => TROUBLES[(error as { name?: string } | null)?.name ?? ''] ?? 'absent';

/** Opens the camera chosen last time if it is still there, else the one at the back. @throws DOMException */
export async function openCamera(): Promise<MediaStream> {
  const deviceId = rememberedCamera();
  if (deviceId === null) return openWith({ facingMode: 'environment' });
  try {
    return await openWith({ deviceId: { exact: deviceId } });
  } catch (error) {
    if (cameraTrouble(error) !== 'absent') throw error;
    return openWith({ facingMode: 'environment' });
  }
}

const openWith = (wanted: MediaTrackConstraints): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({ audio: false, video: { ...wanted, width: { ideal: 1280 }, height: { ideal: 720 } } });

/** Puts the camera out: its light goes off. */
export function closeCamera(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Ids of the cameras, in the order of the device. */
export async function listCameras(): Promise<string[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((device) => device.kind === 'videoinput' && device.deviceId !== '').map((device) => device.deviceId);
}

/** The camera after the one in use, going round. */
export function cameraAfter(cameras: string[], stream: MediaStream | null): string | null {
  const inUse = stream?.getVideoTracks()[0]?.getSettings().deviceId;
  return cameras[(cameras.indexOf(inUse ?? '') + 1) % cameras.length] ?? null;
}
