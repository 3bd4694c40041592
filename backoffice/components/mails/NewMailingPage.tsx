/** A new mailing (R-MAIL-02): which message, then to whom. It is checked and confirmed on its own page. */
import type { MailingChoices } from '../../actions/mailings.ts';
import type { MessageList } from '../../actions/messages.ts';
import { goTo, post, useAnswer } from '../api.ts';
import { useQuery } from '../kit/query.ts';
import { Go, Note, Page, RefusedNote } from '../parts.tsx';
import { AudienceForm } from './AudienceForm.tsx';
import { MailingSteps } from './MailingSteps.tsx';

export default function NewMailingPage() {
  const [{ message = '', communes = '', ageMin = '', ageMax = '', lot = '' }] = useQuery();
  return (
    <Page title="Écrire aux familles">
      <MailingSteps current={message ? 1 : 0} />
      {message ? <Audience key={message} message={message} typed={{ communes, ageMin, ageMax, lot }} /> : <Messages />}
    </Page>
  );
}

/** The address keeps what the take-up map sent along. */
function Messages() {
  const { data, refused } = useAnswer<MessageList>('/messages');
  const [query] = useQuery();
  if (!data) return refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>;
  return (
    <ul className="desk-tiles">
      {data.messages.map(({ kind, label, hint }) => (
        <li key={kind} className="card">
          <Go to={`/caf/pages/nouvel-envoi?${new URLSearchParams({ ...query, message: kind })}`}>
            <b>{label}</b>
          </Go>
          <span className="hint">{hint}</span>
        </li>
      ))}
    </ul>
  );
}

function Audience({ message, typed }: { message: string; typed: Record<string, string> }) {
  const { data, refused } = useAnswer<MailingChoices>(`/envois/choix/${encodeURIComponent(message)}`);
  if (!data) return refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>;
  const send = async (values: Record<string, string>): Promise<void> => {
    const { id } = await post<{ id: string }>('/envois', values);
    goTo(`/caf/pages/envoi?envoi=${id}`);
  };
  return (
    <section className="card stack">
      <h2>À qui envoyer « {data.label} » ?</h2>
      {data.from && (
        <Note tone="">
          <p>Cette relance part à partir du {data.from}, quatre semaines avant la fin. Vous pouvez la programmer dès maintenant.</p>
        </Note>
      )}
      {message === 'payment' && data.batches.length === 0 ? (
        <Note tone="warn">
          <p>Aucun lot d’allocataires n’est marqué traité. Marquez-le traité dans « Lots », puis revenez.</p>
        </Note>
      ) : (
        <AudienceForm choices={data} typed={typed} hidden={{ message }} button="Compter les familles" send={send} done={() => undefined} />
      )}
    </section>
  );
}
