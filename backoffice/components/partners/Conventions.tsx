/** The conventions of a partner and its archives for S@fir (R-PAR-02, R-PAR-11): the Caf signs here. */
import { post, useAnswer } from '../api.ts';
import { download } from '../extracts/download.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { DataTable } from '../kit/DataTable.tsx';
import { useRights } from '../kit/rights.ts';
import { Note, RefusedNote, Tag } from '../parts.tsx';
import type { PartnerPartProps } from './PartnerPage.tsx';
import { Step } from './Step.tsx';

type ConventionRow = Record<'id' | 'state' | 'template', string> &
  Record<'signedAt' | 'inForceAt' | 'start' | 'end', string | null> & { tag: { word: string; tone: string } };
interface FilingRow {
  id: string;
  takenAt: string;
  takenBy: string;
  pieces: number;
  filedAt: string | null;
  filedBy: string | null;
}

export function Conventions({ partner, done }: PartnerPartProps) {
  const may = useRights();
  const here = `/partenaires/${encodeURIComponent(partner.id)}`;
  const { data, refused, again } = useAnswer<{ conventions: ConventionRow[]; filings: FilingRow[] }>(`${here}/conventions`);
  if (!data) return refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>;
  const told = (sentence: string) => () => {
    again();
    done(sentence);
  };
  const take = () => download(`${here}/archives`, {}, () => undefined, new AbortController().signal);
  const waiting = data.filings.find(({ filedAt }) => filedAt === null);
  return (
    <div className="desk-steps">
      <section className="card">
        <ConventionTable rows={data.conventions} here={here} radiated={partner.etat === 'R'} />
      </section>
      {data.conventions.some(({ state }) => state === 'signed') && may('partners.validate') && (
        <Decide here={here} told={told} validated={partner.etat === 'C'} />
      )}
      <Step title="Archive pour S@fir">
        <FilingTable rows={data.filings} />
        {may('partners.edit') && <ActionForm fields={[]} button="Télécharger l’archive" send={take} done={again} />}
        {may('partners.edit') && waiting && (
          <ActionForm
            fields={[]}
            second
            button={`Marquer classée l’archive du ${waiting.takenAt}`}
            send={() => post(`${here}/archives/${waiting.id}/classement`, {})}
            done={told('L’archive est marquée comme classée.')}
          />
        )}
      </Step>
    </div>
  );
}

const ConventionTable = ({ rows, here, radiated }: { rows: ConventionRow[]; here: string; radiated: boolean }) => (
  <DataTable
    caption="Conventions"
    rows={rows}
    rowKey={({ id }) => id}
    columns={[
      { label: 'État', head: true, show: ({ tag }) => <Tag tag={tag} /> },
      { label: 'Modèle', show: ({ template }) => template },
      { label: 'Partenaire', show: ({ signedAt }) => signedAt ?? '–' },
      { label: 'Caf', show: ({ inForceAt }) => inForceAt ?? '–' },
      { label: 'Du', show: ({ start }) => start ?? '–' },
      { label: 'Au', show: ({ end }) => end ?? '–' },
      { label: 'Convention', show: ({ id }) => <a href={`/caf/actions${here}/conventions/${id}/pdf`}>PDF</a> },
      {
        label: 'Preuve',
        show: ({ id, signedAt }) => (signedAt ? <a href={`/caf/actions${here}/conventions/${id}/preuve`}>JSON</a> : '–'),
      },
    ]}
    empty={<p>Aucune convention en ligne.{radiated ? '' : ' Le partenaire la lit et la signe dans son espace.'}</p>}
  />
);

const FilingTable = ({ rows }: { rows: FilingRow[] }) => (
  <DataTable
    caption="Archives prises"
    rows={rows}
    rowKey={({ id }) => id}
    columns={[
      { label: 'Prise le', head: true, show: ({ takenAt }) => takenAt },
      { label: 'Par', show: ({ takenBy }) => takenBy },
      { label: 'Pièces', num: true, show: ({ pieces }) => pieces },
      { label: 'Classée le', show: ({ filedAt, filedBy }) => (filedAt ? `${filedAt}, ${filedBy}` : '–') },
    ]}
    empty={<p>Aucune archive prise. Téléchargez-la, déposez-la dans S@fir, puis marquez-la classée.</p>}
  />
);

interface DecideProps {
  here: string;
  told: (sentence: string) => () => void;
  /** Before, it is signed in the same press as the validation. */
  validated: boolean;
}

const Decide = ({ here, told, validated }: DecideProps) => (
  <Step title={validated ? 'Signer pour la Caf' : 'Convention signée par le partenaire'}>
    {validated ? <Sign here={here} told={told} /> : <p>La Caf la signe en validant le partenaire.</p>}
    <ActionForm
      fields={[{ name: 'motif', label: 'Motif', maxLength: 200 }]}
      second
      button="Renvoyer la convention à signer"
      send={(values) => post(`${here}/conventions/renvoi`, values)}
      done={told('La convention est renvoyée.')}
    />
  </Step>
);

const Sign = ({ here, told }: Omit<DecideProps, 'validated'>) => (
  <>
    <Note tone="final">
      <p>
        <b>La signature est définitive.</b> Le partenaire reçoit un mail, et la date état devient celle d’aujourd’hui.
      </p>
    </Note>
    <ActionForm
      fields={[]}
      button="Signer la convention"
      send={() => post(`${here}/conventions/signature`, {})}
      done={told('La convention est signée. Un mail part au partenaire.')}
    />
  </>
);
