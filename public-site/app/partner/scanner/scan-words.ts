/** What the scanner says: what happened, then what to do. The typed code always remains. */
import type { ScanView } from './scanner.ts';

const PHASES: Record<ScanView['phase'], string> = {
  starting: 'La caméra s’ouvre. Acceptez si l’appareil vous le demande.',
  scanning: 'Placez le QR code dans le cadre.',
  found: 'QR code lu. Un instant…',
  insecure: 'La caméra ne marche que sur l’adresse sécurisée (https). Tapez le code écrit sous le QR code.',
  absent: 'Aucune caméra sur cet appareil. Prenez une photo du QR code, ou tapez le code écrit dessous.',
  refused: 'La caméra est refusée. Autorisez-la dans les réglages du navigateur, puis réessayez. Ou tapez le code.',
  busy: 'Une autre application utilise la caméra. Fermez-la, puis réessayez. Ou tapez le code.',
};

export const NOTICES: Record<Exclude<ScanView['notice'], null>, string> = {
  foreign: 'Ce n’est pas un QR code de ticket loisirs. Montrez-en un autre.',
  same: 'C’est encore le même QR code. Montrez le suivant.',
  kept: 'Pas de réseau : scan gardé, à confirmer. Rien n’est encore validé. Montrez le suivant.',
  'kept-before': 'Ce QR code est déjà gardé, à confirmer. Montrez le suivant.',
  lost: 'Pas de réseau, et cet appareil ne peut rien garder. Rien n’est validé. Attendez le réseau.',
  'photo-empty': 'Nous ne voyons pas de QR code sur cette photo. Reprenez-la de plus près, bien éclairée.',
};

export const phaseWords = (view: ScanView): string => PHASES[view.phase];
export const noticeWords = (view: ScanView): string | null => (view.notice ? NOTICES[view.notice] : null);

/** No picture: the page says why in place of the video. */
export const isTrouble = (view: ScanView): boolean => !['starting', 'scanning', 'found'].includes(view.phase);

/** Trouble that goes away when the person does something: they may try again. */
export const canRetry = (view: ScanView): boolean => view.phase === 'refused' || view.phase === 'busy';
