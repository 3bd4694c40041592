/** One mailing (R-MAIL-02): checked and confirmed while it is a draft, then its progress and what it changed. */
import { useEffect } from 'react';
import type { MailingSheet } from '../../actions/mailings.ts';
import { useAnswer } from '../api.ts';
import { useQuery } from '../kit/query.ts';
import { Go, Page, RefusedNote, Tag } from '../parts.tsx';
import { DraftMailing } from './DraftMailing.tsx';
import { MailPreview } from './MailPreview.tsx';
import { MailingEffects } from './MailingEffects.tsx';
import { MailingProgress } from './MailingProgress.tsx';
import { MailingSteps } from './MailingSteps.tsx';

const LOOK_AGAIN_MS = 2000;

export default function MailingPage() {
  const [{ envoi = '' }] = useQuery();
  const { data, refused, again } = useAnswer<MailingSheet>(`/envois/${encodeURIComponent(envoi)}`);
  const moving = data !== undefined && ['scheduled', 'preparing', 'sending', 'paused'].includes(data.state);
  useEffect(() => {
    if (!moving) return undefined;
    const timer = window.setInterval(again, LOOK_AGAIN_MS);
    return () => window.clearInterval(timer);
  }, [moving, again]);
  if (!data)
    return <Page title="Campagne de courriels">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const confirmed = data.confirmedBy !== '–';
  return (
    <Page title={data.label} side={<Tag tag={data.tag} />}>
      <RefusedNote refused={refused} />
      {data.state === 'draft' && <MailingSteps current={2} />}
      <section className="card">
        <dl className="facts desk-columns">
          {factsOf(data).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      {data.state === 'draft' && <DraftMailing mailing={data} again={again} />}
      {confirmed && <MailingProgress mailing={data} again={again} />}
      {confirmed && <MailingEffects mailing={data} />}
      <section className="card stack">
        <div className="row apart">
          <h2>Le message</h2>
          {data.state === 'draft' && <Go to={`/caf/pages/messages?message=${data.message}`}>Changer le texte</Go>}
        </div>
        <p className="hint">Avec une famille inventée.</p>
        <MailPreview preview={data.preview} />
      </section>
    </Page>
  );
}

function factsOf(mailing: MailingSheet): [string, string][] {
  const all: [string, string][] = [
    ['Destinataires', mailing.audience],
    ['Préparé le', `${mailing.createdAt} par ${mailing.createdBy}`],
  ];
  if (mailing.everyDays > 0) all.push(['Pas deux fois en', mailing.everyDays < 2 ? '1 jour' : `${mailing.everyDays} jours`]);
  if (mailing.confirmedBy !== '–') all.push(['Départ', `${mailing.sendAt}, confirmé par ${mailing.confirmedBy}`]);
  if (['paused', 'stopped'].includes(mailing.state)) all.push([mailing.tag.word, mailing.changed]);
  if (mailing.stopReason) all.push(['Pourquoi', mailing.stopReason]);
  return all;
}
