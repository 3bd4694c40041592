import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'puppeteer';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { aClubPassword } from '../factories/club.ts';
import { useDatabase } from '../factories/database.ts';
import { aScheme, byFamily, LINA, MATRICULE, YEAR } from '../factories/scheme.ts';
import { startPortal } from '../portal/partner-portal.ts';
import { clubAt, filmOf, qrPicture } from './club-browser.ts';
import { cameraSees, openBrowser } from './person.ts';

const JUDO = '0314583@club.example';
const CAMERA = ['--use-fake-ui-for-media-stream'];

useDatabase();
let portal: Awaited<ReturnType<typeof startPortal>>;
let chromium: Browser | undefined;
let code: string;

beforeAll(async () => {
  portal = await startPortal();
  const { judo } = await aScheme();
  await aClubPassword(JUDO);
  code = (await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId: judo, amount: 4000 })).code;
});
afterAll(() => portal.stop());
afterEach(() => chromium?.close());

async function scanning(...camera: string[]) {
  chromium = await openBrowser(camera);
  const club = await clubAt(chromium, portal.url, JUDO);
  await club.goTo('/partenaire/scanner');
  return club;
}

describe('la caméra du club', () => {
  test('R-QR-01: un QR code étranger est dit, jamais suivi, et le scan continue', async () => {
    const { film, remove } = await filmOf(`${portal.url}/famille/deconnexion`);
    const club = await scanning(...cameraSees(film));
    const sent: string[] = [];
    club.page.on('request', (request) => request.isNavigationRequest() && sent.push(request.url()));
    await club.see('Ce n’est pas un QR code de ticket loisirs');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(sent).toEqual([]);
    expect(new URL(club.page.url()).pathname).toBe('/partenaire/scanner');
    expect(await club.page.$eval('[data-scan]', (each) => each.getAttribute('data-scan'))).toBe('scanning');
    expect(club.frowns).toEqual([]);
    await remove();
  });

  test('R-QR-04: lue et vérifiée sans toucher l’écran ; quitter la page éteint la caméra', async () => {
    const { film, remove } = await filmOf(code);
    const club = await scanning(...cameraSees(film));
    await club.see('Est-ce le bon enfant');
    expect(club.lastPart()).toBe(code);
    expect((await Vouchers.findById(code).lean())!.state).toBe('active');
    await club.press('Ne pas valider');
    await club.see('C’est encore le même QR code');
    const stopped = await club.page.evaluate(() => {
      const track = (document.querySelector('video')!.srcObject as MediaStream).getVideoTracks()[0]!;
      window.dispatchEvent(new Event('pagehide'));
      return track.readyState;
    });
    expect(stopped).toBe('ended');
    expect(club.frowns).toEqual([]);
    await remove();
  });

  test('R-QR-04: deux caméras, la choisie est retenue pour la fois d’après', async () => {
    const club = await scanning(...CAMERA, '--use-fake-device-for-media-stream=device-count=2');
    await club.page.evaluateOnNewDocument(noteCameras);
    await club.goTo('/partenaire/scanner');
    await club.see('Placez le QR code dans le cadre');
    const cameras = await club.page.evaluate(async () =>
      (await navigator.mediaDevices.enumerateDevices()).filter((each) => each.kind === 'videoinput').map((each) => each.deviceId),
    );
    await club.press('Changer de caméra');
    await club.page.waitForFunction(() => (window as never as Noted).asked.length === 2);
    expect(await club.page.evaluate(() => (window as never as Noted).asked)).toEqual(['environment', cameras[1]]);
    await club.goTo('/partenaire/scanner');
    await club.page.waitForFunction(() => (window as never as Noted).asked.length > 0);
    expect((await club.page.evaluate(() => (window as never as Noted).asked))[0]).toBe(cameras[1]);
  });
});

describe('lampe, son et vibreur', () => {
  const SPEAKER = '--autoplay-policy=no-user-gesture-required';
  const signals = (club: Awaited<ReturnType<typeof scanning>>) =>
    club.page.evaluate(() => ['bips', 'vibrations', 'lampe'].map((name) => sessionStorage.getItem(name)));

  test('R-QR-04: un code lu s’entend et se sent ; coupés, ils se taisent, et le choix tient à la page d’après', async () => {
    const { film, remove } = await filmOf(code);
    const club = await scanning(...cameraSees(film), SPEAKER);
    await club.page.goto('about:blank');
    await club.page.evaluateOnNewDocument(noteSignals);
    await club.goTo('/partenaire/scanner');
    await club.see('Est-ce le bon enfant');
    expect(await signals(club)).toEqual(['1', '1', null]);
    await club.page.evaluate(() => sessionStorage.clear());
    await club.press('Ne pas valider');
    await club.see('C’est encore le même QR code');
    await club.press('Son : oui');
    await club.press('Vibreur : oui');
    await club.goTo('/partenaire/scanner');
    await club.see('Est-ce le bon enfant');
    expect(await signals(club)).toEqual([null, null, null]);
    await remove();
  });

  test('R-QR-04: la lampe se propose quand la caméra en a une, s’allume et s’éteint', async () => {
    const club = await scanning(...CAMERA, '--use-fake-device-for-media-stream');
    await club.see('Placez le QR code dans le cadre');
    expect(await club.page.$$eval('main button', (all) => all.map((each) => each.textContent))).not.toContain('Lampe');
    await club.page.evaluateOnNewDocument(noteSignals);
    await club.page.evaluateOnNewDocument(() => {
      MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true }) as MediaTrackCapabilities;
    });
    await club.goTo('/partenaire/scanner');
    await club.see('Placez le QR code dans le cadre');
    const lamp = () => club.page.$eval('main button[aria-pressed]', (each) => each.getAttribute('aria-pressed'));
    for (const lit of ['true', 'false']) {
      await club.press('Lampe');
      await club.page.waitForFunction((wanted) => sessionStorage.getItem('lampe') === wanted, {}, lit);
      expect(await lamp()).toBe(lit);
    }
  });
});

/** Runs in the page: counts the beeps and shakes, and notes what the lamp is told. */
function noteSignals(): void {
  const count = (name: string) => sessionStorage.setItem(name, String(Number(sessionStorage.getItem(name)) + 1));
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (this: OscillatorNode, ...at: [number?]) {
    count('bips');
    return start.apply(this, at);
  };
  navigator.vibrate = () => {
    count('vibrations');
    return true;
  };
  MediaStreamTrack.prototype.applyConstraints = (wanted) => {
    const [asked] = (wanted?.advanced ?? []) as { torch?: boolean }[];
    sessionStorage.setItem('lampe', String(asked?.torch));
    return Promise.resolve();
  };
}

interface Noted {
  asked: unknown[];
}

/** Runs in the page: notes which camera is asked for, and asks for it. */
function noteCameras(): void {
  const noted = window as never as Noted;
  noted.asked = [];
  const ask = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
  if (!ask) return;
  navigator.mediaDevices.getUserMedia = (wanted) => {
    const video = wanted?.video as MediaTrackConstraints;
    noted.asked.push(video.facingMode ?? (video.deviceId as ConstrainDOMStringParameters).exact);
    return ask(wanted);
  };
}

describe('sans caméra, la page dit quoi faire et le code se tape', () => {
  test('R-QR-04: pas de caméra : une photo du code mène à l’enfant, sans partir de l’appareil', async () => {
    const club = await scanning(...CAMERA, '--use-fake-device-for-media-stream=device-count=0');
    await club.see('Aucune caméra sur cet appareil');
    const { film, remove } = await filmOf(code);
    const photo = path.join(path.dirname(film), 'photo.png');
    await writeFile(photo, await qrPicture(code));
    const sent: string[] = [];
    club.page.on('request', (request) => request.method() === 'POST' && sent.push(request.postData() ?? ''));
    await (await club.page.$('input#photo'))!.uploadFile(photo);
    await club.see('Est-ce le bon enfant');
    expect(sent).toEqual([]);
    expect(club.lastPart()).toBe(code);
    await remove();
  });

  test('R-QR-04: une photo sans QR code est dite', async () => {
    const club = await scanning(...CAMERA, '--use-fake-device-for-media-stream=device-count=0');
    await club.see('Aucune caméra sur cet appareil');
    await (await club.page.$('input#photo'))!.uploadFile(path.resolve('package.json'));
    await club.see('Nous ne voyons pas de QR code sur cette photo');
  });

  test('R-QR-04: caméra refusée', async () => {
    const club = await scanning('--use-fake-ui-for-media-stream=deny', '--use-fake-device-for-media-stream');
    await club.see('La caméra est refusée');
    expect(await club.page.$('input#photo[type=file][accept="image/*"][capture]')).not.toBeNull();
    await club.type({ code });
    await club.press('Vérifier le code');
    await club.see('Est-ce le bon enfant');
  });

  test('R-QR-04: adresse sans https : une photo du code mène à l’enfant', async () => {
    chromium = await openBrowser(['--host-resolver-rules=MAP portail.example 127.0.0.1']);
    const club = await clubAt(chromium, portal.url, JUDO, portal.url.replace('127.0.0.1', 'portail.example'));
    await club.goTo('/partenaire/scanner');
    await club.see('La caméra ne marche que sur l’adresse sécurisée');
    const { film, remove } = await filmOf(code);
    const photo = path.join(path.dirname(film), 'photo.png');
    await writeFile(photo, await qrPicture(code));
    await (await club.page.$('input#photo'))!.uploadFile(photo);
    await club.see('Est-ce le bon enfant');
    await remove();
  });

  test('R-QR-04: sans script, la page est le code à taper, et rien d’autre de mort', async () => {
    chromium = await openBrowser();
    const club = await clubAt(chromium, portal.url, JUDO);
    await club.page.setJavaScriptEnabled(false);
    await club.goTo('/partenaire/scanner');
    expect(await club.page.$$('video, #photo')).toHaveLength(0);
    await club.page.type('[name=code]', code);
    await club.page.keyboard.press('Enter');
    await club.see('Est-ce le bon enfant');
  });
});
