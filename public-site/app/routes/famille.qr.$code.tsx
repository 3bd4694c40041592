import { Link, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Facts } from '../components/Facts.tsx';
import { Icon } from '../components/Icon.tsx';
import { Note } from '../components/Note.tsx';
import { PromiseLine } from '../components/PromiseLine.tsx';
import { QrPicture } from '../components/QrPicture.tsx';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { Tag } from '../components/Tag.tsx';
import { Toast } from '../components/Toast.tsx';
import { AddToHome } from '../qr/AddToHome.tsx';
import { useNoticeScan } from '../qr/notice-scan.ts';
import { useScreenAwake } from '../qr/screen-awake.ts';
import { page } from '../services/answer.server.ts';
import { requireFamily } from '../services/family-session.server.ts';
import { takeWord } from '../services/flash.server.ts';
import { voucherScreen } from '../services/voucher-page.server.ts';
import { title } from '../title.ts';
import '../styles/qr.css';

export const handle: ShellHandle = { shell: familyShell };
export const meta = title(({ firstName, qr }: { firstName: string; qr: unknown }) =>
  qr ? `QR code de ${firstName}` : `QR code pour ${firstName}, déjà utilisé ou supprimé`,
);

/** A QR code and where it stands (R-QR-02, R-QR-03): drawn while it lives, told afterwards. */
export const loader = page(async ({ request, params }) => {
  const family = await requireFamily(request);
  return { ...(await voucherScreen(family, params.code)), word: await takeWord(family) };
});

type Screen = ReturnType<typeof useLoaderData<typeof loader>>;

export default function VoucherPage() {
  const voucher = useLoaderData<typeof loader>();
  const live = voucher.qr !== null;
  useScreenAwake(live);
  useNoticeScan(voucher.code, live);
  return (
    <div className="wrap narrow stack">
      <Toast text={voucher.word} />
      <h1>{live ? 'Montrez ce QR code au club' : `QR code pour ${voucher.firstName}`}</h1>
      {voucher.frozen && live && (
        <Note kind="stop">
          <p>La Caf a suspendu votre accès. Le club ne peut pas valider ce QR code pour le moment.</p>
        </Note>
      )}
      <Ticket voucher={voucher} />
      <p className="no-print">
        Il reste <b className="num">{voucher.left}</b> pour {voucher.firstName}.
      </p>
      {voucher.steps.length > 0 && (
        <section className="card stack">
          <h2>Le paiement du club</h2>
          <PromiseLine steps={voucher.steps} />
          {voucher.promise && <p className="soft small">{voucher.promise}</p>}
        </section>
      )}
      <div className="actions">
        {live && (
          <a className="btn second" href={`/famille/qr/${voucher.code}.pdf`}>
            <Icon name="print" />
            Imprimer
          </a>
        )}
        <Link className="btn second" to="/famille">
          Retour à l’accueil
        </Link>
      </div>
      {live && (
        <>
          <div className="no-print">
            <SameClub voucher={voucher} />
          </div>
          <AddToHome />
          <Undo voucher={voucher} />
        </>
      )}
    </div>
  );
}

function Ticket({ voucher }: { voucher: Screen }) {
  return (
    <article className="card child">
      <div className="child-top">
        <div className="row apart">
          <h2>{voucher.child}</h2>
          <Tag state={voucher.state} />
        </div>
        <p>
          <span className="sum">{voucher.amount}</span>
        </p>
        {voucher.said && <p>{voucher.said}</p>}
        {voucher.qr && (
          <a className="enlarge" href={`/famille/qr/${voucher.code}/plein-ecran`} aria-label="Voir le QR code en grand">
            <QrPicture {...voucher.qr} />
          </a>
        )}
        {voucher.qr && <p className="code soft">{voucher.code}</p>}
        {voucher.qr && (
          <a className="btn no-print" href={`/famille/qr/${voucher.code}/plein-ecran`}>
            <Icon name="qr" />
            Voir en grand
          </a>
        )}
      </div>
      <div className="tear" />
      <div className="child-end">
        <Facts facts={voucher.facts} />
      </div>
    </article>
  );
}

/** The family basket: brothers and sisters at one club, on one sheet. */
function SameClub({ voucher: { here, brothers, partner, partnerId } }: { voucher: Screen }) {
  if (here < 2 && !brothers) return null;
  return (
    <Note icon="users">
      {here > 1 && (
        <p>
          {typo(`Vous avez ${here} QR codes pour ${partner}.`)}{' '}
          <a href={`/famille/qr/panier/${partnerId}.pdf`}>Les imprimer sur une seule feuille</a>
        </p>
      )}
      {brothers && (
        <p>
          {typo('Un autre enfant va dans ce club ?')} <Link to={`/famille/tirage?partenaire=${partnerId}`}>Faire aussi son QR code</Link>
        </p>
      )}
    </Note>
  );
}

function Undo({ voucher }: { voucher: Screen }) {
  return (
    <details className="no-print">
      <summary>{typo('Le club n’est plus d’accord, ou vous vous êtes trompé ?')}</summary>
      <div className="stack">
        <p>
          Vous pouvez supprimer ce QR code tant que le club ne l’a pas scanné. Les {voucher.amount} reviennent à {voucher.firstName}.
        </p>
        <Link className="btn danger" to={`/famille/qr/${voucher.code}/suppression`}>
          <Icon name="trash" />
          Supprimer le QR code
        </Link>
      </div>
    </details>
  );
}
