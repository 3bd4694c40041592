/** The messages agents write to families (R-MAIL-01): the list, or one to change. */
import type { MessageList } from '../../actions/messages.ts';
import { useAnswer } from '../api.ts';
import { DataTable } from '../kit/DataTable.tsx';
import { useQuery } from '../kit/query.ts';
import { Go, Page, RefusedNote } from '../parts.tsx';
import { MessageEditor } from './MessageEditor.tsx';

export default function MessagesPage() {
  const [{ message = '' }] = useQuery();
  return message ? <MessageEditor key={message} message={message} /> : <Messages />;
}

function Messages() {
  const { data, refused } = useAnswer<MessageList>('/messages');
  if (!data) return <Page title="Messages">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  return (
    <Page title="Messages">
      <p>Les textes que vous pouvez changer. Les autres courriels (mots de passe, QR codes, dépenses) partent d’eux-mêmes.</p>
      <section className="card">
        <DataTable
          caption="Messages aux familles"
          rows={data.messages}
          rowKey={({ kind }) => kind}
          empty={null}
          columns={[
            {
              label: 'Message',
              head: true,
              show: ({ kind, label, hint }) => (
                <>
                  <Go to={`/caf/pages/messages?message=${kind}`}>{label}</Go>
                  <span className="hint">{hint}</span>
                </>
              ),
            },
            { label: 'Version', show: ({ version }) => (version === 0 ? 'Texte d’origine' : `Version ${version}`) },
            { label: 'Changé le', show: ({ at }) => at },
            { label: 'Par', show: ({ agent }) => agent },
            { label: 'Envoyer', show: ({ kind }) => <Go to={`/caf/pages/nouvel-envoi?message=${kind}`}>Écrire aux familles</Go> },
          ]}
        />
      </section>
    </Page>
  );
}
