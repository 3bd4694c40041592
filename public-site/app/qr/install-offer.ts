/** The browser's offer to install the portal comes once, early: kept for the page that shows it. Chromium alone makes one. */
export interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

let offer: InstallOffer | undefined;

export const installOffer = (): InstallOffer | undefined => offer;

/** Called once, as the portal starts in a browser. */
export const keepInstallOffer = (): void =>
  window.addEventListener('beforeinstallprompt', (event) => {
    offer = event as InstallOffer;
  });
