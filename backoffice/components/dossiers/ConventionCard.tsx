/** The convention as the partner left it: read, signed by whom, or not yet. */
import type { DossierFacts } from '../../actions/dossier-facts.ts';
import { Note } from '../parts.tsx';

type Convention = NonNullable<DossierFacts['convention']>;

export function ConventionCard({ facts: { convention, partnerId } }: { facts: DossierFacts }) {
  const place = convention && `/caf/actions/partenaires/${partnerId}/conventions/${convention.id}`;
  return (
    <section className="card stack" aria-labelledby="convention">
      <h2 id="convention">Convention</h2>
      <p>{convention ? whereItStands(convention) : 'Le partenaire ne l’a pas encore ouverte.'}</p>
      {convention?.altered && (
        <Note tone="stop">
          <p>
            <b>Ce qui est signé ne correspond plus à son empreinte.</b> Prévenez l’administrateur, ne validez pas.
          </p>
        </Note>
      )}
      {convention && !convention.agrees && convention.state === 'signed' && (
        <Note tone="warn">
          <p>Les informations du partenaire ont changé depuis sa signature : la Caf ne peut pas la signer.</p>
        </Note>
      )}
      {convention && place && (
        <p className="row">
          <a href={`${place}/pdf`}>Convention (PDF)</a>
          {convention.signedAt && <a href={`${place}/preuve`}>Dossier de preuve (JSON)</a>}
        </p>
      )}
    </section>
  );
}

function whereItStands({ state, template, signer, signedAt, inForceAt }: Convention): string {
  const model = `Modèle ${template}`;
  if (state === 'draft') return `${model}, en cours de lecture par le partenaire.`;
  if (state === 'dropped') return `${model}, renvoyée au partenaire.`;
  const signed = `${model}, signée le ${signedAt ?? '–'} par ${signer ?? '–'}`;
  return state === 'inForce' ? `${signed}, puis par la Caf le ${inForceAt ?? '–'}.` : `${signed}. À signer par la Caf.`;
}
