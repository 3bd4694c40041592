/** The papers of a file, one large, the others at hand. */
import { useState } from 'react';
import type { DossierFacts } from '../../actions/dossier-facts.ts';
import { useKey } from '../depenses/use-key.ts';
import { Paper } from '../kit/Paper.tsx';
import { Icon } from '../parts.tsx';

type Document = DossierFacts['documents'][number];

export function Documents({ facts: { id, documents } }: { facts: DossierFacts }) {
  const [chosen, choose] = useState(0);
  const shown = documents[Math.min(chosen, documents.length - 1)];
  const next = (): void => choose((chosen + 1) % Math.max(1, documents.length));
  useKey('d', next);
  const address = shown && `/caf/actions/dossiers/${encodeURIComponent(id)}/documents/${encodeURIComponent(shown.id)}`;
  return (
    <section className="card desk-paper" aria-labelledby="documents">
      <div className="row apart">
        <h2 id="documents">Documents</h2>
        <span className="row">
          {address && <a href={address}>Télécharger</a>}
          {documents.length > 1 && (
            <button type="button" className="btn second" onClick={next} aria-keyshortcuts="D">
              Document suivant <kbd>D</kbd>
            </button>
          )}
        </span>
      </div>
      {!shown && <p className="empty">Aucun document joint.</p>}
      <div className="dossier-papers" role="group" aria-label="Documents joints">
        {documents.map((each, place) => (
          <button key={each.id} type="button" className="dossier-paper" aria-pressed={each === shown} onClick={() => choose(place)}>
            {each.short}
            {each.fresh && <b> nouveau</b>}
          </button>
        ))}
      </div>
      {shown && <About document={shown} />}
      {shown && address && <Paper address={address} kind={shown.format} title={shown.label} />}
    </section>
  );
}

const About = ({ document: { label, sentAt, fresh, dated } }: { document: Document }) => (
  <p className="row">
    <span>
      <b>{label}</b>, reçu le {sentAt}
      {fresh ? ', depuis le complément' : ''}
    </span>
    {dated && (
      <span className={`tag ${dated.old ? 'stop' : 'ok'}`}>
        <Icon of={dated.old ? 'stop' : 'ok'} />
        du {dated.day}, {dated.days === 0 ? 'aujourd’hui' : `${dated.days} jour${dated.days > 1 ? 's' : ''}`}
        {dated.old ? ' : plus de 3 mois' : ''}
      </span>
    )}
  </p>
);
