import type { PartnerPageData } from '../../actions/partner-facts.ts';
import { post } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { DataTable } from '../kit/DataTable.tsx';
import { Tag } from '../parts.tsx';
import type { PartnerPartProps } from './PartnerPage.tsx';
import { useRights } from '../kit/rights.ts';

type Account = PartnerPageData['accounts'][number];

/** Who comes in for the partner, and how an agent helps: a password by mail, which it never sees; the lock lifted. */
export function Accounts({ partner, done }: PartnerPartProps) {
  const may = useRights();
  const helps = may('partners.edit') && partner.etat === 'C';
  return (
    <section className="card stack">
      <h2>Personnes</h2>
      <DataTable
        caption="Personnes qui se connectent pour ce partenaire"
        rows={partner.accounts}
        rowKey={({ id }) => id}
        columns={[
          { label: 'Adresse mail', head: true, show: ({ mail }) => mail },
          { label: 'Nom', show: ({ name }) => name || '–' },
          { label: 'Peut', show: ({ role }) => role },
          {
            label: 'Accès',
            show: ({ access, active }) => <Tag tag={active && partner.etat !== 'R' ? access : { word: 'Fermé', tone: 'off' }} />,
          },
          { label: 'Mot de passe envoyé', show: ({ provisionalUntil }) => (provisionalUntil ? `Bon jusqu’au ${provisionalUntil}` : '–') },
          ...(helps ? [{ label: 'Aider', show: (account: Account) => <Help partner={partner} account={account} done={done} /> }] : []),
        ]}
        empty={
          <p>
            {partner.etat === 'I' ? 'Personne encore : le compte s’ouvre à la validation.' : 'Personne ne se connecte pour ce partenaire.'}
          </p>
        }
      />
      {helps && <p className="soft">Le mot de passe part par mail et reste bon 24 heures. L’ancien marche jusqu’à ce qu’il serve.</p>}
    </section>
  );
}

function Help({ partner, account, done }: PartnerPartProps & { account: Account }) {
  if (!account.active) return <>–</>;
  const send = (what: string) => (): Promise<unknown> =>
    post(`/partenaires/${encodeURIComponent(partner.id)}/acces/${encodeURIComponent(account.id)}/${what}`, {});
  return (
    <div className="row">
      <ActionForm
        fields={[]}
        second
        button="Envoyer un mot de passe"
        send={send('mot-de-passe')}
        done={() => done(`Un mot de passe provisoire part à ${account.mail}.`)}
      />
      {account.locked && (
        <ActionForm
          fields={[]}
          second
          button="Débloquer"
          send={send('deblocage')}
          done={() => done(`${account.mail} peut se connecter.`)}
        />
      )}
    </div>
  );
}
