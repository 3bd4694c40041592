/** A paper that somebody sent, large: a PDF in the browser's own viewer, a picture that turns and grows. */
import { useState } from 'react';

const ZOOMS = ['1', '2', '3'] as const;
const TURN = 90;
const ROUND = 360;

interface PaperProps {
  /** Where it is read. */
  address: string;
  kind: 'pdf' | 'picture';
  /** What it is: "Attestation", "Statuts". */
  title: string;
}

export const Paper = ({ address, kind, title }: PaperProps) =>
  kind === 'pdf' ? (
    <iframe key={address} className="desk-pdf" src={`${address}#navpanes=0&view=FitH`} title={`${title}, en PDF`} />
  ) : (
    <Picture key={address} address={address} title={title} />
  );

function Picture({ address, title }: Omit<PaperProps, 'kind'>) {
  const [zoom, setZoom] = useState(0);
  const [turn, setTurn] = useState(0);
  return (
    <>
      <div className="row" role="group" aria-label={`Affichage : ${title}`}>
        <button type="button" className="btn second" disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>
          Agrandir
        </button>
        <button type="button" className="btn second" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          Réduire
        </button>
        <button type="button" className="btn second" onClick={() => setTurn((turn + TURN) % ROUND)}>
          Tourner
        </button>
      </div>
      <div className="desk-picture" tabIndex={0} role="region" aria-label={`${title}, en image`}>
        <img src={address} alt={`${title}, document reçu`} className={`zoom-${ZOOMS[zoom]} turn-${turn}`} />
      </div>
    </>
  );
}
