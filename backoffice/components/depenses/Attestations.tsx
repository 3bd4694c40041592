/** The attestation, large: a PDF in the browser's own viewer, a picture that turns and grows. Former ones stay at hand. */
import { useState } from 'react';
import type { DepenseFacts } from '../../actions/depense-facts.ts';

const ZOOMS = ['1', '2', '3'] as const;
const TURN = 90;
const ROUND = 360;

export function Attestations({ facts }: { facts: DepenseFacts }) {
  const [rank, setRank] = useState(facts.attestations.length - 1);
  const shown = facts.attestations[rank];
  const address = `/caf/actions/depenses/${encodeURIComponent(facts.id)}/attestations/${rank}`;
  return (
    <section className="card depense-paper" aria-labelledby="attestation">
      <div className="row apart">
        <h2 id="attestation">Attestation</h2>
        {shown?.there && (
          <a href={address} target="_blank" rel="noopener">
            Ouvrir dans un onglet
          </a>
        )}
      </div>
      {facts.attestations.length > 1 && <Versions facts={facts} rank={rank} choose={setRank} />}
      {!shown?.there && <p className="empty">La famille a retiré sa dépense : le fichier est supprimé.</p>}
      {shown?.there && shown.kind === 'pdf' && (
        <iframe className="depense-pdf" src={`${address}#navpanes=0&view=FitH`} title="Attestation, en PDF" />
      )}
      {shown?.there && shown.kind === 'picture' && <Picture key={address} address={address} />}
    </section>
  );
}

function Versions({ facts, rank, choose }: { facts: DepenseFacts; rank: number; choose: (rank: number) => void }) {
  return (
    <div className="row" role="group" aria-label="Attestations reçues">
      {facts.attestations.map((each) => (
        <button
          key={each.rank}
          type="button"
          className={`btn ${each.rank === rank ? '' : 'second'}`}
          aria-pressed={each.rank === rank}
          onClick={() => choose(each.rank)}
        >
          {each.rank === facts.attestations.length - 1 ? 'Dernière' : 'Ancienne'}, {each.sentAt}
        </button>
      ))}
    </div>
  );
}

function Picture({ address }: { address: string }) {
  const [zoom, setZoom] = useState(0);
  const [turn, setTurn] = useState(0);
  return (
    <>
      <div className="row" role="group" aria-label="Affichage de l’attestation">
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
      <div className="depense-picture" tabIndex={0} role="region" aria-label="Attestation, en image">
        <img src={address} alt="Attestation envoyée par la famille" className={`zoom-${ZOOMS[zoom]} turn-${turn}`} />
      </div>
    </>
  );
}
