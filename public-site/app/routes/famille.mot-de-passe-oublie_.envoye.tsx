import { typo } from '#core/shared/french.ts';
import { InboxPage } from '../components/InboxPage.tsx';
import { title } from '../title.ts';

export const meta = title('Regardez vos mails');

export default function ResetSent() {
  return (
    <InboxPage heading="Regardez vos mails" again="/famille/mot-de-passe-oublie">
      <p className="lead">
        {typo('Si ces informations sont celles d’un compte actif, un mail vient de partir. Son lien marche pendant 1 h, une seule fois.')}
      </p>
    </InboxPage>
  );
}
