import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { InboxPage } from '../components/InboxPage.tsx';
import { title } from '../title.ts';

export const meta = title('Regardez vos mails');

export default function SignUpSent() {
  return (
    <InboxPage heading="Regardez vos mails" again="/famille/inscription">
      <p className="lead">
        {typo('Nous vous avons écrit. Ouvrez le lien du mail pour choisir votre mot de passe. Il marche pendant 24 h, une seule fois.')}
      </p>
      <p>
        {typo('Aucun mail ?')} <Link to="/aide/mail-caf">Votre adresse à la Caf n’est peut-être pas la bonne</Link>
      </p>
    </InboxPage>
  );
}
