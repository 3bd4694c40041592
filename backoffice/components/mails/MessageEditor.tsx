import { useState } from 'react';
import type { MessageSheet } from '../../actions/messages.ts';
import { post, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { DataTable } from '../kit/DataTable.tsx';
import { Go, Note, Page, RefusedNote } from '../parts.tsx';
import { InsertFields } from './InsertFields.tsx';
import { Trying } from './Trying.tsx';

/** One message: its texts, its fields, its preview, its versions. */
export function MessageEditor({ message }: { message: string }) {
  const path = `/messages/${encodeURIComponent(message)}`;
  const { data, refused, again } = useAnswer<MessageSheet>(path);
  const [from, setFrom] = useState<Version>();
  const [saved, setSaved] = useState('');
  if (!data) return <Page title="Message">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const texts = (from ?? data).texts;
  const save = async (values: Record<string, string>): Promise<void> => {
    const { version } = await post<{ version: number }>(path, values);
    setSaved(version === data.version ? 'Rien n’avait changé.' : `Version ${version} enregistrée. Les prochains envois la prennent.`);
  };
  const done = (): void => {
    setFrom(undefined);
    again();
  };
  return (
    <Page title={data.label} side={<Go to="/caf/pages/messages">Tous les messages</Go>}>
      {saved && (
        <Note tone="ok">
          <p>{saved}</p>
        </Note>
      )}
      {from && (
        <Note tone="warn">
          <p>Texte repris de la {wordsOf(from)}. Enregistrez-le pour qu’il serve.</p>
        </Note>
      )}
      <section className="card desk-message">
        <InsertFields fields={data.fields}>
          <ActionForm
            key={`${data.version}-${from?.version ?? ''}`}
            fields={[
              { name: 'objet', label: 'Objet', initial: texts.objet, hint: `Une ligne, ${data.limits.objet} caractères au plus.` },
              { name: 'titre', label: 'Titre', initial: texts.titre },
              {
                name: 'texte',
                label: 'Texte',
                type: 'textarea',
                initial: texts.texte,
                hint: 'Une ligne vide entre deux paragraphes. Des phrases courtes.',
              },
              { name: 'bouton', label: 'Bouton', initial: texts.bouton, hint: 'Où il mène ne change pas.' },
            ]}
            hidden={{ version: String(data.version) }}
            button="Enregistrer le texte"
            send={save}
            done={done}
          >
            <Trying path={path} />
          </ActionForm>
        </InsertFields>
      </section>
      <section className="card stack">
        <h2>Versions</h2>
        <Versions versions={data.versions} take={setFrom} />
      </section>
    </Page>
  );
}

type Version = MessageSheet['versions'][number];

const wordsOf = ({ version }: Version): string => (version === 0 ? 'version d’origine' : `version ${version}`);

const Versions = ({ versions, take }: { versions: readonly Version[]; take: (version: Version) => void }) => (
  <DataTable
    caption="Versions du message"
    rows={versions}
    rowKey={({ version }) => String(version)}
    empty={null}
    columns={[
      { label: 'Version', head: true, show: ({ version }) => (version === 0 ? 'Origine' : version) },
      { label: 'Titre', show: ({ texts }) => texts.titre },
      { label: 'Le', show: ({ at }) => at },
      { label: 'Par', show: ({ agent }) => agent },
      {
        label: 'Reprendre',
        show: (version) => (
          <button
            type="button"
            className="btn quiet"
            onClick={() => {
              take(version);
              window.scrollTo(0, 0);
            }}
          >
            Reprendre<span className="hide"> la {wordsOf(version)}</span>
          </button>
        ),
      },
    ]}
  />
);
