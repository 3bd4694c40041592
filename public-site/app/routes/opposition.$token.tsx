import { redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { opposeByLink } from '#core/mail/opposition/oppose-by-link.ts';
import { familyOfLink } from '#core/mail/opposition/stop-campaign-mails.ts';
import { now } from '#core/shared/clock.ts';
import { typo } from '#core/shared/french.ts';
import { Confirm } from '../components/Choices.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Note } from '../components/Note.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { form, page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Ne plus utiliser le service');

export const loader = page(async ({ params }) => {
  await familyOfLink(params.token ?? '');
  return null;
});

/** Opposition from the link of a campaign mail (R-FAM-05): it says what is lost before it takes it. */
export const action = form([], async (fields, { params }) => {
  await opposeByLink(now(), { token: params.token ?? '', confirme: fields.text('confirme') });
  return redirect('/famille/retrait', 303);
});

export default function OppositionPage() {
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>{typo('Ne plus utiliser les tickets loisirs jeunes ?')}</h1>
      <p className="lead">Vous pouvez refuser que la Caf utilise vos informations pour ce service.</p>
      <PostForm>
        <Note kind="final">
          <h2>Si vous confirmez</h2>
          <ul>
            <li>Vos QR codes non utilisés sont supprimés.</li>
            <li>Vous ne pouvez plus utiliser l’aide pour vos enfants.</li>
            <li>Nous ne vous écrivons plus.</li>
          </ul>
          <p>Pour revenir, il faudra contacter la Caf.</p>
        </Note>
        <Confirm name="confirme" refused={refused}>
          Je ne veux plus utiliser ce service
        </Confirm>
        <div className="actions">
          <button className="btn danger">Ne plus utiliser le service</button>
        </div>
      </PostForm>
    </div>
  );
}
