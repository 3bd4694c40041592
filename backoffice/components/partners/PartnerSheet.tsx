import type { PartnerPageData } from '../../actions/partner-facts.ts';
import { DataTable } from '../kit/DataTable.tsx';
import { Go } from '../parts.tsx';

/** What the partner is, and its money campaign by campaign. */
export const PartnerSheet = ({ partner }: { partner: PartnerPageData }) => (
  <>
    <section className="card stack">
      <h2>Identité</h2>
      <dl className="facts desk-columns">
        {factsOf(partner).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value || '–'}</dd>
          </div>
        ))}
      </dl>
      {partner.dossier && (
        <p>
          <Go to={`/caf/pages/dossiers-a-examiner?dossier=${encodeURIComponent(partner.dossier)}`}>Son dossier et ses documents</Go>
        </p>
      )}
    </section>
    <section className="card stack">
      <h2>Montants</h2>
      <Years partner={partner} />
      <p className="row">
        <Go to={`/caf/resources/Voucher?filters.partnerId=${encodeURIComponent(partner.id)}`}>Ses QR codes</Go>
        <Go to={`/caf/resources/Payable?filters.partnerId=${encodeURIComponent(partner.id)}`}>Ses sommes à payer et payées</Go>
      </p>
    </section>
  </>
);

function factsOf({ fields, ...partner }: PartnerPageData): [string, string][] {
  const street = [fields.number, fields.streetType, fields.line1].filter(Boolean).join(' ');
  return [
    ['Tiersi', partner.tiersi ? `${partner.tiersi} – ${partner.rang ?? ''}` : 'Donné à la validation'],
    ['Identifiant', partner.identifiant],
    ['Forme', partner.kind],
    ['Siret', fields.siret],
    ['Types d’activité', fields.activities],
    ['Adresse mail', fields.mail],
    ['Adresse', [street, fields.line2].filter(Boolean).join(', ')],
    ['Commune', `${fields.postalCode} ${fields.commune}`],
    ['Date état', partner.etatDay],
    ['Modifié le', partner.modifiedAt],
    ['Code agent', partner.agentCode],
    ['Commentaire', fields.comment],
  ];
}

const amount = ({ count, total }: { count: number; total: string }) => (
  <>
    {total} <span className="soft">({count.toLocaleString('fr-FR')})</span>
  </>
);

const Years = ({ partner }: { partner: PartnerPageData }) => (
  <DataTable
    caption="Montants par campagne, et nombre de QR codes"
    rows={partner.years}
    rowKey={({ label }) => label}
    columns={[
      { label: 'Campagne', head: true, show: ({ label }) => label },
      { label: 'QR codes créés', num: true, show: ({ drawn }) => amount(drawn) },
      { label: 'À scanner', num: true, show: ({ live }) => amount(live) },
      { label: 'Validés', num: true, show: ({ validated }) => amount(validated) },
      { label: 'À payer', num: true, show: ({ toPay }) => amount(toPay) },
      { label: 'En paiement', num: true, show: ({ batched }) => amount(batched) },
      { label: 'Payés', num: true, show: ({ paid }) => amount(paid) },
    ]}
    empty={<p>Aucun QR code pour ce partenaire.{partner.etat === 'R' ? '' : ' Les familles en créent dès qu’elles le voient.'}</p>}
  />
);
