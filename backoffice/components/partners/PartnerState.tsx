import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { Go, Note } from '../parts.tsx';
import { TIERSI_FIELDS } from './fields.ts';
import type { PartnerPartProps } from './PartnerPage.tsx';
import { Radiation } from './Radiation.tsx';
import { Step } from './Step.tsx';
import { useRights } from '../kit/rights.ts';

const REASON = { name: 'motif', label: 'Motif', maxLength: 200 };

/** Where a partner stands and where it may go: validated, suspended, taken up again, radiated. */
export function PartnerState({ partner, done }: PartnerPartProps) {
  const may = useRights();
  const to = (what: string) => (values: Record<string, string>) => post(`/partenaires/${encodeURIComponent(partner.id)}/${what}`, values);
  if (partner.etat === 'R') return null;
  return (
    <div className="desk-steps">
      {partner.etat === 'I' && partner.dossier && (
        <Step title="Examiner le dossier">
          <p>Ce partenaire a envoyé son dossier depuis le portail. Il se valide ou se refuse avec ses documents sous les yeux.</p>
          <p>
            <Go to={`/caf/pages/dossiers-a-examiner?dossier=${encodeURIComponent(partner.dossier)}`}>Ouvrir le dossier</Go>
          </p>
        </Step>
      )}
      {partner.etat === 'I' && !partner.dossier && may('partners.validate') && (
        <Step title="Valider le partenaire">
          <Note tone="final">
            <p>
              <b>Le numéro et le rang ne changeront plus.</b> Les familles le voient aussitôt. Il reçoit un mail avec son identifiant.
            </p>
          </Note>
          <ActionForm
            fields={[
              ...TIERSI_FIELDS,
              { name: 'dateEtat', label: 'Date état', hint: 'Signature de la convention, JJ/MM/AAAA. Vide : aujourd’hui.', maxLength: 10 },
            ]}
            button={`Valider ${partner.name}`}
            send={to('validation')}
            done={() => done('Le partenaire est validé. Un mail lui part.')}
          />
        </Step>
      )}
      {partner.etat === 'C' && !partner.suspended && may('partners.edit') && (
        <Step title="Suspendre">
          <p>Les familles ne le voient plus et ses scans sont refusés. Ce qui lui est dû est payé. Vous pourrez le rétablir.</p>
          <ActionForm
            fields={[REASON]}
            danger
            button={`Suspendre ${partner.name}`}
            send={to('suspension')}
            done={() => done('Le partenaire est suspendu.')}
          />
        </Step>
      )}
      {partner.suspended && may('partners.edit') && (
        <Step title="Rétablir">
          <p>Les familles le voient de nouveau, et il scanne comme avant.</p>
          <ActionForm
            fields={[REASON]}
            button={`Rétablir ${partner.name}`}
            send={to('reprise')}
            done={() => done('Le partenaire est rétabli.')}
          />
        </Step>
      )}
      {!(partner.etat === 'I' && partner.dossier) && <Radiation partner={partner} may={may('partners.validate')} to={to} done={done} />}
    </div>
  );
}
