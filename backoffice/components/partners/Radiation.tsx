import type { PartnerPageData } from '../../actions/partner-facts.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { counted } from '../kit/count.ts';
import { DataTable } from '../kit/DataTable.tsx';
import { Note, Tag } from '../parts.tsx';
import type { PartnerPartProps } from './PartnerPage.tsx';
import { Step } from './Step.tsx';

type Send = (what: string) => (values: Record<string, string>) => Promise<unknown>;

/** Radiation, for good (R-PAR-07): what stands in the way is listed before the button shows. */
export function Radiation({ partner, may, to, done }: PartnerPartProps & { may: boolean; to: Send }) {
  const { vouchers, payables } = partner.obstacles;
  const free = vouchers.count === 0 && payables.count === 0;
  const closed = partner.suspended || partner.etat === 'I';
  return (
    <Step title={partner.etat === 'I' ? 'Écarter' : 'Radier'}>
      {!closed && <p>Un partenaire se radie une fois suspendu, quand plus rien ne lui est dû ni ne peut le devenir.</p>}
      {free ? (
        <p>Rien n’est en attente pour ce partenaire.</p>
      ) : (
        <Note tone="warn">
          <p>
            <b>Avant la radiation, il reste :</b>
          </p>
          <ul>
            {vouchers.count > 0 && <li>{waitingText(vouchers, 'QR code non utilisé', 'QR codes non utilisés')}</li>}
            {payables.count > 0 && <li>{waitingText(payables, 'paiement non versé', 'paiements non versés')}</li>}
          </ul>
        </Note>
      )}
      <Obstacles partner={partner} />
      {may && closed && vouchers.count > 0 && <GiveBack partner={partner} to={to} done={done} />}
      {may && closed && free && (
        <>
          <Note tone="final">
            <p>
              <b>Définitif.</b> Le partenaire radié ne revient pas, et son accès se ferme. Son historique reste.
            </p>
          </Note>
          <ActionForm
            fields={[{ name: 'motif', label: 'Motif', maxLength: 200 }]}
            danger
            button={`${partner.etat === 'I' ? 'Écarter' : 'Radier'} ${partner.name}`}
            send={to('radiation')}
            done={() => done('Le partenaire est radié.')}
          />
        </>
      )}
    </Step>
  );
}

const waitingText = ({ count, total }: { count: number; total: string }, one: string, many: string): string =>
  `${counted(count, one, many)}, ${total}`;

const GiveBack = ({ partner, to, done }: PartnerPartProps & { to: Send }) => (
  <>
    <Note tone="final">
      <p>
        <b>Les QR codes seront supprimés.</b> Chaque montant revient à son enfant, et chaque famille reçoit un mail.
      </p>
    </Note>
    <ActionForm
      fields={[{ name: 'confirme', label: 'Je rends ces montants aux familles', type: 'checkbox' }]}
      danger
      button={`Supprimer ${counted(partner.obstacles.vouchers.count, 'QR code', 'QR codes')} et rendre ${partner.obstacles.vouchers.total}`}
      send={to('qr-rendus')}
      done={() => done('Les montants sont rendus aux familles.')}
    />
  </>
);

const Obstacles = ({ partner: { obstacles } }: { partner: PartnerPageData }) => (
  <>
    {obstacles.vouchers.count > 0 && (
      <DataTable
        caption="QR codes non utilisés"
        rows={obstacles.vouchers.listed}
        rowKey={({ code }) => code}
        columns={[
          { label: 'QR code', head: true, show: ({ code }) => `${code.slice(0, 8)}…` },
          { label: 'Créé le', show: ({ issuedAt }) => issuedAt },
          { label: 'Matricule', show: ({ matricule }) => matricule },
          { label: 'Montant', num: true, show: ({ amount }) => amount },
        ]}
        empty={null}
      />
    )}
    {obstacles.payables.count > 0 && (
      <DataTable
        caption="Paiements non versés"
        rows={obstacles.payables.listed}
        rowKey={({ id }) => id}
        columns={[
          { label: 'Validé le', head: true, show: ({ dueAt }) => dueAt },
          { label: 'Matricule', show: ({ matricule }) => matricule },
          { label: 'Montant', num: true, show: ({ amount }) => amount },
          { label: 'État', show: ({ state }) => <Tag tag={state} /> },
          { label: 'Lot', show: ({ batch }) => batch ?? '–' },
        ]}
        empty={null}
      />
    )}
  </>
);
