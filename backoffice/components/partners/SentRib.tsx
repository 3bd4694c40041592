import { Paper } from '../kit/Paper.tsx';
import { Note } from '../parts.tsx';

interface SentRibProps {
  /** Null: the request came without one. */
  paper: { address: string; format: 'pdf' | 'picture' } | null;
}

/** The RIB a partner sent with its request, in sight of whoever holds its account and of whoever confirms it. */
export const SentRib = ({ paper }: SentRibProps) =>
  paper ? (
    <section className="stack" aria-labelledby="rib-envoye">
      <div className="row apart">
        <h3 id="rib-envoye">RIB envoyé par le partenaire</h3>
        <a href={`/caf/actions${paper.address}`}>Télécharger</a>
      </div>
      <Paper address={`/caf/actions${paper.address}`} kind={paper.format} title="RIB" />
    </section>
  ) : (
    <Note tone="">
      <p>Aucun RIB n’est joint : demandez-le au partenaire avant de décider.</p>
    </Note>
  );
