import { Link, useSearchParams } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { InboxPage } from '../components/InboxPage.tsx';
import { partnerPublicShell } from '../partner/shell.ts';
import { title } from '../title.ts';

export const meta = title('Regardez vos mails');
export const handle = { shell: partnerPublicShell };

export default function SignupLinkSent() {
  const resumed = useSearchParams()[0].has('reprise');
  return (
    <InboxPage heading="Regardez vos mails" again={resumed ? '/partenaire/inscription/reprendre' : '/partenaire/inscription'}>
      <p className="lead">
        {typo(
          'Ouvrez le lien du mail : il mène à votre dossier. Gardez ce mail, le lien sert autant de fois que vous voulez pendant 60 jours.',
        )}
      </p>
      {resumed && (
        <p>
          {typo('Aucun mail ? Aucun dossier n’est peut-être ouvert avec cette adresse.')}{' '}
          <Link to="/partenaire/inscription">Commencez un dossier</Link>
        </p>
      )}
    </InboxPage>
  );
}
