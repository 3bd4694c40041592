import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { typo } from '#core/shared/french.ts';
import { Icon } from '../../components/Icon.tsx';
import { openSpeaker } from './feedback.ts';
import { canRetry, isTrouble, noticeWords, phaseWords } from './scan-words.ts';
import { FIRST_VIEW, type Outcome, Scanner, type ScanView } from './scanner.ts';
import { SignalSettings } from './SignalSettings.tsx';
import { ViewerFrame } from './ViewerFrame.tsx';

interface ScannerViewProps {
  onCode: (code: string) => Promise<Outcome>;
  /** The code of the scan before. */
  justRead: string | null;
  /** Beside the buttons of the camera. */
  children?: ReactNode;
}

/** Camera, lamp, photo: all of it needs a script, and none of it stands on the page without one. */
export default function ScannerView({ onCode, justRead, children }: ScannerViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  const { view, scanner } = useScanner(video, { onCode, justRead });
  const trouble = isTrouble(view);
  const notice = noticeWords(view);
  return (
    <div className="stack" data-scan={view.phase}>
      <div className="viewer" hidden={trouble}>
        <video ref={video} className="viewer-video" muted playsInline aria-label="Image de la caméra" />
        <ViewerFrame />
      </div>
      <p className={trouble || notice ? 'note warn' : 'soft'} role="status" data-scan-says>
        {typo(notice ?? phaseWords(view))}
      </p>
      <div className="row apart">
        {children}
        {view.torch !== 'none' && (
          <button className="btn quiet" type="button" aria-pressed={view.torch === 'on'} onClick={() => void scanner()?.switchTorch()}>
            Lampe
          </button>
        )}
        {view.cameras > 1 && (
          <button className="btn quiet" type="button" onClick={() => void scanner()?.changeCamera()}>
            Changer de caméra
          </button>
        )}
        {canRetry(view) && (
          <button className="btn second" type="button" onClick={() => void scanner()?.start()}>
            Réessayer
          </button>
        )}
        <SignalSettings />
      </div>
      {trouble && <PhotoField onPhoto={(photo) => void scanner()?.readPhoto(photo)} />}
    </div>
  );
}

/** The button is ours: a browser's own speaks its own language. */
function PhotoField({ onPhoto }: { onPhoto: (photo: File) => void }) {
  return (
    <div className="field">
      <input
        id="photo"
        className="hide photo"
        type="file"
        accept="image/*"
        capture="environment"
        aria-describedby="photo-h"
        onChange={(event) => {
          const photo = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (photo) onPhoto(photo);
        }}
      />
      <label className="btn wide" htmlFor="photo">
        <Icon name="cam" />
        Prendre le QR code en photo
      </label>
      <p className="hint" id="photo-h">
        La photo reste sur cet appareil.
      </p>
    </div>
  );
}

/** One scanner while the page is in front; its camera goes out when the page is left or hidden. */
function useScanner(video: RefObject<HTMLVideoElement>, { onCode, justRead }: Pick<ScannerViewProps, 'onCode' | 'justRead'>) {
  const [view, setView] = useState<ScanView>(FIRST_VIEW);
  const current = useRef<Scanner | null>(null);
  const latest = useRef(onCode);
  latest.current = onCode;

  useEffect(() => {
    if (!video.current) return;
    const scanner = new Scanner(video.current, { onView: setView, onCode: (code) => latest.current(code), justRead });
    current.current = scanner;
    const stop = () => scanner.stop();
    const follow = () => (document.hidden ? stop() : void scanner.start());
    const back = (event: PageTransitionEvent) => void (event.persisted && scanner.start());
    const online = () => void scanner.networkIsBack();
    const closeSpeaker = openSpeaker();
    document.addEventListener('visibilitychange', follow);
    window.addEventListener('pagehide', stop);
    window.addEventListener('pageshow', back);
    window.addEventListener('online', online);
    void scanner.start();
    return () => {
      document.removeEventListener('visibilitychange', follow);
      window.removeEventListener('pagehide', stop);
      window.removeEventListener('pageshow', back);
      window.removeEventListener('online', online);
      closeSpeaker();
      stop();
    };
  }, [video, justRead]);

  return { view, scanner: () => current.current };
}
