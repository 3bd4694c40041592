import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { opposeByLink } from '#core/mail/opposition/oppose-by-link.ts';
import { readLink } from '#core/mail/opposition/read-link.ts';
import { stopCampaignMails } from '#core/mail/opposition/stop-campaign-mails.ts';
import { now } from '#core/shared/clock.ts';
import { typo } from '#core/shared/french.ts';
import { Confirm } from '../components/Choices.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Note } from '../components/Note.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused, type Refused } from '../components/refused.ts';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Ne plus recevoir nos mails');

export const loader = page(({ params }) => readLink(params.token ?? ''));

/** From the link of a campaign mail (R-FAM-05): fewer mails, or the opposition, which says what is lost before it takes it. */
export const action = form([], async (fields, { params }) => {
  const token = params.token ?? '';
  if (fields.text('choix') === 'mails') {
    await stopCampaignMails(now(), token);
    return redirect(`/opposition/${token}`, 303);
  }
  await opposeByLink(now(), { token, confirme: fields.text('confirme') });
  return redirect('/famille/retrait', 303);
});

export default function OppositionPage() {
  const { opposed, optedOut } = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>Ne plus recevoir nos mails</h1>
      {opposed ? <Opposed /> : <Choices optedOut={optedOut} refused={refused} />}
    </div>
  );
}

const Opposed = () => (
  <Note kind="ok">
    <p>
      <b>Vous n’utilisez plus ce service.</b> Nous ne vous écrivons plus. Pour revenir, contactez la Caf.
    </p>
  </Note>
);

const Choices = ({ optedOut, refused }: { optedOut: boolean; refused: Refused | undefined }) => (
  <>
    {optedOut ? (
      <Note kind="ok">
        <p>
          <b>C’est noté. Vous ne recevez plus nos mails d’information et de rappel.</b> Vous gardez l’aide. Vous recevez encore vos QR codes
          et vos liens de mot de passe. Pour changer d’avis, contactez la Caf.
        </p>
      </Note>
    ) : (
      <FewerMails />
    )}
    <h2>{typo('Ne plus utiliser les tickets loisirs jeunes ?')}</h2>
    <p>Vous pouvez refuser que la Caf utilise vos informations pour ce service.</p>
    <PostForm>
      <Note kind="final">
        <h3>Si vous confirmez</h3>
        <ul>
          <li>Vos QR codes non utilisés sont supprimés.</li>
          <li>Vous ne pouvez plus utiliser l’aide pour vos enfants.</li>
          <li>Nous ne vous écrivons plus.</li>
          <li>Pour revenir, il faudra contacter la Caf.</li>
        </ul>
      </Note>
      <Confirm name="confirme" refused={refused}>
        Je ne veux plus utiliser ce service
      </Confirm>
      <div className="actions">
        <button className="btn danger">Ne plus utiliser le service</button>
      </div>
    </PostForm>
  </>
);

/** First, because most who click the link want no more than that. */
const FewerMails = () => (
  <PostForm>
    <p className="lead">Vous gardez l’aide et vos QR codes. Vous ne recevez plus nos mails d’information et de rappel.</p>
    <p>Vous recevez encore vos QR codes, vos liens de mot de passe et les réponses de la Caf.</p>
    <input type="hidden" name="choix" value="mails" />
    <div className="actions">
      <button className="btn">Ne plus recevoir ces mails</button>
    </div>
  </PostForm>
);
