import type { CampaignFacts } from '../../actions/campaign.ts';
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';

interface CampaignDatesProps {
  campaign: CampaignFacts;
  after: (sentence: string) => () => void;
}

const DAY = 'JJ/MM/AAAA';

/** Dates that move after the opening (R-CAM-01): the end of an open campaign, the last day of decisions; each with a reason. */
export function CampaignDates({ campaign, after }: CampaignDatesProps) {
  const { state, year, version, end, decideUntil } = campaign;
  const hidden = { annee: String(year), version };
  const reason = { name: 'motif', label: 'Motif', hint: 'Gardé dans le journal', maxLength: 500 };
  if (state !== 'open' && state !== 'closed') return null;
  return (
    <>
      {state === 'open' && (
        <section className="card stack">
          <h2>Prolonger la campagne</h2>
          <p>
            La fin est le {end}, compris. Les QR codes non scannés vont jusqu’à la nouvelle date. Une campagne se prolonge, elle ne se
            raccourcit pas.
          </p>
          <ActionForm
            fields={[{ name: 'fin', label: 'Nouveau dernier jour', hint: DAY, inputMode: 'numeric' }, reason]}
            hidden={hidden}
            button="Prolonger la campagne"
            second
            send={(values) => post('/campagne/prolongation', values)}
            done={after('La campagne est prolongée. Les QR codes non scannés la suivent.')}
          />
        </section>
      )}
      <section className="card stack">
        <h2>Décisions sur les dépenses</h2>
        <p>Les dépenses envoyées à temps se décident jusqu’au {decideUntil}, compris.</p>
        <ActionForm
          fields={[{ name: 'decision', label: 'Nouveau dernier jour de décision', hint: DAY, inputMode: 'numeric' }, reason]}
          hidden={hidden}
          button="Changer ce jour"
          second
          send={(values) => post('/campagne/decisions', values)}
          done={after('Le dernier jour de décision est changé.')}
        />
      </section>
    </>
  );
}
