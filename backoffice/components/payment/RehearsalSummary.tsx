import type { RehearsalFacts } from '../../actions/rehearsal.ts';
import { DataTable, type TableColumn } from '../kit/DataTable.tsx';
import { Go, Note, Tag } from '../parts.tsx';

type Share = RehearsalFacts['partners'][number];

/** What stands out before the batch is made: blocking lines first, then signs, then the last batch for comparison. */
export const Remarks = ({ rehearsal, kind }: { rehearsal: RehearsalFacts; kind: string }) => {
  const { blocking, signs, held, last } = rehearsal;
  const only = (sign: string): string => `/caf/pages/preparer-un-lot?nature=${kind}&signe=${sign}`;
  return (
    <>
      {blocking > 0 && (
        <Note tone="stop">
          <p>
            <b>
              {blocking < 2 ? '1 ligne ne tient' : `${blocking} lignes ne tiennent`} pas dans le fichier : le lot ne peut pas être généré.
            </b>{' '}
            Corrigez le partenaire, ou <Go to={only('format')}>retenez ces lignes</Go>.
          </p>
        </Note>
      )}
      {signs.length > 0 && (
        <div>
          <h2>À regarder avant de générer</h2>
          <ul className="payment-signs row">
            {signs.map((sign) => (
              <li key={sign.kind}>
                <Go to={only(sign.kind)}>
                  <Tag tag={sign.tag} /> {sign.lines.toLocaleString('fr-FR')} {sign.lines < 2 ? 'ligne' : 'lignes'}
                </Go>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="soft">
        {last
          ? `Lot précédent : ${last.batch}, ${last.lines.toLocaleString('fr-FR')} ${last.lines < 2 ? 'ligne' : 'lignes'}, ${last.total}, généré le ${last.at}.`
          : 'C’est le premier lot de la campagne pour ces bénéficiaires.'}{' '}
        {held > 0 && (
          <Go to="/caf/pages/sommes-retenues">{held < 2 ? '1 somme retenue n’y est pas' : `${held} sommes retenues n’y sont pas`}.</Go>
        )}
      </p>
    </>
  );
};

const COLUMNS: TableColumn<Share>[] = [
  { label: 'Partenaire', head: true, show: ({ name }) => name },
  { label: 'Tiersi – rang', show: ({ tiersi, rang }) => (tiersi ? `${tiersi} – ${rang}` : 'manquant') },
  { label: 'Remarque', show: ({ tag }) => (tag ? <Tag tag={tag} /> : <span className="soft">–</span>) },
  { label: 'Lignes', num: true, show: ({ lines }) => lines.toLocaleString('fr-FR') },
  { label: 'Montant', num: true, show: ({ total }) => total },
];

export const Shares = ({ partners }: { partners: readonly Share[] }) => (
  <section className="card">
    <h2>Par partenaire</h2>
    <DataTable caption="Totaux par partenaire" columns={COLUMNS} rows={partners} rowKey={({ id }) => id} empty={<p>Aucun partenaire.</p>} />
  </section>
);
