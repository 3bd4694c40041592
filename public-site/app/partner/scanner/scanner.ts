/**
 * The scanner of one page: opens the camera, looks for a code, says what happens.
 * A code that is not one of ours is named and scanning goes on; nothing in a code is ever followed as an address.
 */
import { readVoucherCode } from '#core/shared/identifiers.ts';
import { cameraAfter, cameraBarred, type CameraTrouble, cameraTrouble, closeCamera, listCameras, openCamera } from './camera.ts';
import { prepareReader } from './decode.ts';
import { signalSuccess } from './feedback.ts';
import { readPhoto } from './read-photo.ts';
import { rememberCamera } from './remembered-camera.ts';
import { startScanLoop } from './scan-loop.ts';
import { hasTorch, lightTorch } from './torch.ts';

/** What the page shows of the scanner. */
export interface ScanView {
  phase: 'starting' | 'scanning' | 'found' | 'unready' | CameraTrouble;
  /** What was last read and is no use: said, then scanning goes on. */
  notice: 'foreign' | 'same' | 'kept' | 'kept-before' | 'settled' | 'lost' | 'photo-empty' | null;
  torch: 'none' | 'off' | 'on';
  /** More than one: the person may change. */
  cameras: number;
}

/** What the page did with a code: it leaves for another, or stays, the code kept on this device or not. */
export type Outcome = { word: 'leave'; leave: () => void } | { word: 'kept' | 'kept-before' | 'settled' | 'lost' };

export const FIRST_VIEW: ScanView = { phase: 'starting', notice: null, torch: 'none', cameras: 0 };

/** A code must have left the picture this long before it is a new scan. */
const LEFT_VIEW_MS = 2000;

export interface ScannerEnds {
  onView: (view: ScanView) => void;
  onCode: (code: string) => Promise<Outcome>;
  justRead: string | null;
}

export class Scanner {
  #view = FIRST_VIEW;
  #stream: MediaStream | null = null;
  #stopLoop: (() => void) | null = null;
  /** Grows at each start and stop: an answer of the browser to an older one is dropped. */
  #turn = 0;
  #justReadSeenAt = 0;
  readonly #video: HTMLVideoElement;
  readonly #onView: (view: ScanView) => void;
  readonly #onCode: (code: string) => Promise<Outcome>;
  #justRead: string | null;

  /** @param to `justRead`: the code of the scan before, often still held before the camera. */
  constructor(video: HTMLVideoElement, to: ScannerEnds) {
    this.#video = video;
    this.#onView = to.onView;
    this.#onCode = to.onCode;
    this.#justRead = to.justRead;
  }

  /** Opens the camera and looks for a code until one is found or `stop`. */
  async start(): Promise<void> {
    this.stop();
    const turn = this.#turn;
    const barred = cameraBarred();
    if (barred) return this.#show({ phase: barred });
    this.#show({ phase: 'starting' });
    const reader = prepareReader().then(
      () => true,
      () => false,
    );
    try {
      const stream = await openCamera();
      const ready = await reader;
      if (turn !== this.#turn) return closeCamera(stream);
      if (ready) return await this.#scan(stream, turn);
      closeCamera(stream);
      this.#show({ phase: 'unready' });
    } catch (error) {
      if (turn === this.#turn) this.#show({ phase: cameraTrouble(error) });
    }
  }

  /** The decoder that had not arrived may come now. */
  async networkIsBack(): Promise<void> {
    if (this.#view.phase === 'unready') await this.start();
  }

  /** Puts the camera out. */
  stop(): void {
    this.#turn++;
    this.#stopLoop?.();
    this.#stopLoop = null;
    closeCamera(this.#stream);
    this.#stream = null;
    this.#video.srcObject = null;
  }

  async changeCamera(): Promise<void> {
    const next = cameraAfter(await listCameras(), this.#stream);
    if (next === null) return;
    rememberCamera(next);
    await this.start();
  }

  async switchTorch(): Promise<void> {
    const lit = await lightTorch(this.#stream, this.#view.torch === 'off');
    this.#show({ torch: lit ? 'on' : 'off' });
  }

  /** For a device whose camera the browser cannot open: a photo of the code, read here. */
  async readPhoto(file: File): Promise<void> {
    const text = await readPhoto(file);
    if (text === null) return this.#show({ notice: 'photo-empty' });
    await this.#read(text);
  }

  async #scan(stream: MediaStream, turn: number): Promise<void> {
    this.#stream = stream;
    this.#video.srcObject = stream;
    await this.#video.play();
    const cameras = (await listCameras()).length;
    if (turn !== this.#turn) return;
    this.#show({ phase: 'scanning', cameras, torch: hasTorch(stream) ? 'off' : 'none' });
    this.#justReadSeenAt = performance.now();
    this.#look();
  }

  #look(): void {
    this.#stopLoop = startScanLoop(this.#video, (text) => void this.#read(text));
  }

  async #read(text: string): Promise<void> {
    const code = readVoucherCode(text);
    if (code === null) return this.#show({ notice: 'foreign' });
    if (this.#isStillThere(code)) return this.#stillThere();
    const { phase } = this.#view;
    const turn = this.#turn;
    this.#stopLoop?.();
    this.#stopLoop = null;
    this.#show({ phase: 'found', notice: null });
    // Heard while the next page is on its way: the queue does not wait for a beep.
    void signalSuccess();
    const outcome = await this.#onCode(code);
    if (turn !== this.#turn) return;
    if (outcome.word === 'leave') {
      this.stop();
      outcome.leave();
    } else this.#goOn(code, outcome.word, phase);
  }

  /** What was said of this code stays said while it is held there: it would flash by otherwise. */
  #stillThere(): void {
    const { notice } = this.#view;
    if (notice === null || notice === 'foreign' || notice === 'photo-empty') this.#show({ notice: 'same' });
  }

  /** The page stays: the next child, please. */
  #goOn(code: string, notice: ScanView['notice'], phase: ScanView['phase']): void {
    this.#justRead = code;
    this.#justReadSeenAt = performance.now();
    this.#show({ phase, notice });
    if (this.#stream) this.#look();
  }

  /** The phone of the child before has not moved away yet: not a second scan. */
  #isStillThere(code: string): boolean {
    if (code !== this.#justRead) return false;
    const since = performance.now() - this.#justReadSeenAt;
    this.#justReadSeenAt = performance.now();
    return since < LEFT_VIEW_MS;
  }

  #show(change: Partial<ScanView>): void {
    this.#view = { ...this.#view, ...change };
    this.#onView(this.#view);
  }
}
