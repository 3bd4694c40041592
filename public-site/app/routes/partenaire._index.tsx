import { Link, useLoaderData } from '@remix-run/react';
import { hasRib } from '#core/partner/rib/has-rib.ts';
import { plural, typo } from '#core/shared/french.ts';
import { Band } from '../components/Band.tsx';
import { Icon } from '../components/Icon.tsx';
import { Note } from '../components/Note.tsx';
import { PartnerNotices } from '../partner/PartnerNotices.tsx';
import { PaymentTable } from '../partner/PaymentTable.tsx';
import { RibNote } from '../partner/RibNote.tsx';
import { lastValidations, partnerMoney } from '../partner/services/partner-money.server.ts';
import { partnerNotices } from '../partner/services/notices.server.ts';
import { requirePartnerAtHome } from '../partner/services/partner-session.server.ts';
import { partnerShell } from '../partner/shell.ts';
import { TotalCards } from '../partner/TotalCards.tsx';
import { page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Espace partenaire');
export const handle = { shell: { ...partnerShell, flush: true } };

export const loader = page(async ({ request }) => {
  const visit = await requirePartnerAtHome(request);
  const { name, tiersi, rang } = visit.partner;
  const [notices, money, lines, rib] = await Promise.all([
    partnerNotices(visit),
    partnerMoney(visit),
    lastValidations(visit, 5),
    hasRib(visit.partner._id),
  ]);
  return { name: typo(name), tiersi, rang, notices, money, lines, rib, named: visit.user.firstName !== '' };
});

export default function PartnerHome() {
  const { name, tiersi, rang, notices, money, lines, rib, named } = useLoaderData<typeof loader>();
  return (
    <>
      <Band>
        <p className="soft">
          Tiersi {tiersi}, rang {rang}
        </p>
        <h1>{name}</h1>
        <p className="lead">
          {typo('À payer :')} <b className="num">{money.toPay.total}</b>. {typo('Aujourd’hui :')}{' '}
          <span className="num">{plural(money.today.count, 'enfant')}</span>, <span className="num">{money.today.total}</span>.
        </p>
        <div className="actions">
          {notices.suspension ? (
            <Link className="btn sunny big" to="/partenaire/paiements">
              <Icon name="euro" />
              Voir mes paiements
            </Link>
          ) : (
            <Link className="btn sunny big" to="/partenaire/scanner" reloadDocument>
              <Icon name="qr" />
              Scanner un QR code
            </Link>
          )}
        </div>
      </Band>
      <div className="wrap stack lift">
        <PartnerNotices notices={notices} />
        <TotalCards money={money} />
        {!rib && <RibNote />}
        {!named && <NameNote />}
        <section className="stack">
          {lines.length === 0 ? <NothingYet /> : <PaymentTable caption="Derniers enfants" lines={lines} />}
          {lines.length > 0 && (
            <p>
              <Link to="/partenaire/paiements">Voir tous les paiements</Link>
            </p>
          )}
        </section>
      </div>
    </>
  );
}

/** The account that the Caf opens bears the name of the club, not of a person. */
const NameNote = () => (
  <Note>
    <p>
      Vos validations sont au nom de votre structure. <Link to="/partenaire/votre-nom">Ajoutez votre nom</Link> pour savoir qui a scanné.
    </p>
  </Note>
);

const NothingYet = () => (
  <div className="empty">
    <p>Aucun QR code validé pour le moment.</p>
    <p className="soft">Quand une famille vous montre son QR code, scannez-le.</p>
  </div>
);
