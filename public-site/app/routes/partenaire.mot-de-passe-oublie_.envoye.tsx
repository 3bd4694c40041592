import { typo } from '#core/shared/french.ts';
import { InboxPage } from '../components/InboxPage.tsx';
import { title } from '../title.ts';
import { partnerPublicShell } from '../partner/shell.ts';

export const meta = title('Regardez vos mails');
export const handle = { shell: partnerPublicShell };

export default function PartnerPasswordSent() {
  return (
    <InboxPage heading="Regardez vos mails" again="/partenaire/mot-de-passe-oublie">
      <p className="lead">{typo('Si l’adresse et l’identifiant sont justes, un mot de passe vient de partir. Il marche pendant 24 h.')}</p>
      <p>L’ancien marche encore tant que vous n’utilisez pas le nouveau.</p>
    </InboxPage>
  );
}
