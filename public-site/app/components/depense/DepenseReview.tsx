import { typo } from '#core/shared/french.ts';
import { Facts } from '../Facts.tsx';
import { LastActivity } from '../LastActivity.tsx';
import { Note } from '../Note.tsx';

export interface Reviewed {
  day: string;
  cost: string;
  amount: string;
  left: string;
  /** The child whose other activities could not use what is left; null: nothing is lost. */
  lostBy: string | null;
}

interface ReviewProps {
  values: Record<string, string>;
  child: string;
  review: Reviewed;
}

/** Check answers: each step as it will be read, and a way back to it. */
export function DepenseReview({ values, child, review: { day, cost, amount, left, lostBy } }: ReviewProps) {
  return (
    <>
      <Part heading="Enfant" step="enfant" facts={[['Nom', child]]} />
      <Part
        heading="Club"
        step="organisme"
        facts={[
          ['Nom', values.organisme],
          ['Adresse', values.adresse],
          ['Mail', values.mailOrganisme],
          ['Responsable', values.responsable],
        ]}
      />
      <Part
        heading="Inscription"
        step="inscription"
        facts={[
          ['Date', day],
          ['Prix payé', cost],
          ['Montant demandé', amount],
          ['Après, il reste', left],
        ]}
      />
      <Part heading="Attestation" step="attestation" facts={[['Fichier', values.fichier]]} />
      {lostBy !== null && <LastActivity firstName={lostBy} left={left} />}
      <Note>
        <p>{typo(`Ces ${amount} seront mis de côté jusqu’à la réponse de la Caf.`)}</p>
      </Note>
    </>
  );
}

function Part({ heading, step, facts }: { heading: string; step: string; facts: readonly (readonly [string, string | undefined])[] }) {
  return (
    <div className="card part">
      <div className="row apart">
        <h2>{heading}</h2>
        <button className="btn quiet" name="vers" value={step}>
          Modifier <span className="hide">{heading}</span>
        </button>
      </div>
      <Facts facts={facts} />
    </div>
  );
}
