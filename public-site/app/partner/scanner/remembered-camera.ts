const KEY = 'tlj-camera';

/** The camera chosen on this device, if the browser kept it. */
export function rememberedCamera(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Keeps the choice for the next scan; a browser that keeps nothing asks nothing. */
export function rememberCamera(deviceId: string): void {
  try {
    localStorage.setItem(KEY, deviceId);
  } catch {
    // Private browsing: the choice lasts as long as the page.
  }
}
