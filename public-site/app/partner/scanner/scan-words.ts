/** What the scanner says: what happened, then what to do. The refusals are the catalogue's; the typed code always remains. */
import { typo } from '#core/shared/french.ts';
import { scanRefusalTexts } from '#core/shared/scan-refusal-texts.ts';
import type { ScanView } from './scanner.ts';

const refusal = (code: keyof typeof scanRefusalTexts): string => typo(`${scanRefusalTexts[code].what} ${scanRefusalTexts[code].todo}`);

const PHASES: Record<ScanView['phase'], string> = {
  starting: 'La caméra s’ouvre. Acceptez si l’appareil vous le demande.',
  scanning: 'Placez le QR code dans le cadre.',
  found: 'QR code lu. Un instant…',
  insecure: refusal('CAMERA_SANS_HTTPS'),
  absent: refusal('CAMERA_ABSENTE'),
  refused: refusal('CAMERA_REFUSEE'),
  busy: refusal('CAMERA_OCCUPEE'),
  unready: refusal('LECTEUR_ABSENT'),
};

export const NOTICES: Record<Exclude<ScanView['notice'], null>, string> = {
  foreign: `${scanRefusalTexts.QR_ILLISIBLE.what} Montrez-en un autre.`,
  same: 'C’est encore le même QR code. Montrez le suivant.',
  kept: typo('Pas de réseau : scan gardé, à confirmer. Rien n’est encore validé. Montrez le suivant.'),
  'kept-before': 'Ce QR code est déjà gardé, à confirmer. Montrez le suivant.',
  settled: 'Ce QR code vient d’être validé. Montrez le suivant.',
  lost: refusal('SCAN_NON_GARDE'),
  'photo-empty': refusal('PHOTO_SANS_QR'),
};

export const phaseWords = (view: ScanView): string => PHASES[view.phase];
export const noticeWords = (view: ScanView): string | null => (view.notice ? NOTICES[view.notice] : null);

/** No picture: the page says why in place of the video. */
export const isTrouble = (view: ScanView): boolean => !['starting', 'scanning', 'found'].includes(view.phase);

/** Trouble that goes away when the person does something: they may try again. */
export const canRetry = (view: ScanView): boolean => ['refused', 'busy', 'unready'].includes(view.phase);
