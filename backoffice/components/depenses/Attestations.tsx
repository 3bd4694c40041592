/** The attestation, large. Former ones stay at hand. */
import { useState } from 'react';
import type { DepenseFacts } from '../../actions/depense-facts.ts';
import { Paper } from '../kit/Paper.tsx';

export function Attestations({ facts }: { facts: DepenseFacts }) {
  const [rank, setRank] = useState(facts.attestations.length - 1);
  const shown = facts.attestations[rank];
  const address = `/caf/actions/depenses/${encodeURIComponent(facts.id)}/attestations/${rank}`;
  return (
    <section className="card desk-paper" aria-labelledby="attestation">
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
      {shown?.there && <Paper address={address} kind={shown.kind} title="Attestation" />}
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
