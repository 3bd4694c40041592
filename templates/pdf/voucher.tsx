/** The QR code as one A4 page to print (R-QR-02): the tear line is where the sheet folds, black ink is enough. */
import { renderToStaticMarkup } from 'react-dom/server';
import { type Cents, formatEuros } from '#core/shared/cents.ts';
import { type CivilDay, formatDay, formatInstant } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { qrSvgPath } from '../qr.ts';
import { Mark } from './mark.tsx';
import { sheetStyle } from './sheet-style.ts';

/** What the page shows; a VoucherView of core has all of it. */
export interface VoucherSheet {
  code: string;
  amount: Cents;
  child: { firstName: string; lastName: string; birth: CivilDay | null };
  partner: { name: string; activities: string[]; address: string; mail: string; tiersi: string; rang: string };
  issuedAt: Date;
  /** Last civil day it can be used. */
  lastDay: CivilDay;
}

/** Nothing but this document: no script, no request, whatever a name may hold. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderVoucher = (sheet: VoucherSheet): string => `<!doctype html>${renderToStaticMarkup(<Sheet sheet={sheet} />)}`;

/** Long names and lists get smaller letters: the sheet stays one page, the QR code above the fold. */
function isLong({ child, partner }: VoucherSheet): boolean {
  const club = [partner.name, ...partner.activities, partner.address, partner.mail].join(' ');
  return child.firstName.length + child.lastName.length > 30 || club.length > 160;
}

function Sheet({ sheet }: { sheet: VoucherSheet }) {
  const name = `${sheet.child.firstName} ${sheet.child.lastName}`;
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={POLICY} />
        <title>{`Ticket loisirs de ${name}, ${formatEuros(sheet.amount)}`}</title>
        <style dangerouslySetInnerHTML={{ __html: sheetStyle() }} />
      </head>
      <body>
        <main className={isLong(sheet) ? 'dense' : undefined}>
          <Head issuedAt={sheet.issuedAt} />
          <h1>Ticket loisirs de {name}</h1>
          <Ticket sheet={sheet} />
          <Club sheet={sheet} />
          <Advice amount={sheet.amount} />
        </main>
      </body>
    </html>
  );
}

const Head = ({ issuedAt }: { issuedAt: Date }) => (
  <header>
    <p className="logo">
      <Mark />
      <span>
        Tickets loisirs jeunes
        <small>Caf de l’Essonne</small>
      </span>
    </p>
    <p className="soft">Créé le {formatInstant(issuedAt)}</p>
  </header>
);

function Ticket({ sheet }: { sheet: VoucherSheet }) {
  const qr = qrSvgPath(sheet.code);
  return (
    <section className="ticket">
      <div className="stub">
        <svg viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label="QR code à faire scanner par le club">
          <path d={qr.path} />
        </svg>
        <p className="code">{sheet.code}</p>
      </div>
      <div className="who">
        <p>
          Montant
          <b className="sum">{formatEuros(sheet.amount)}</b>
        </p>
        <dl>
          <Fact label="Nom" value={sheet.child.lastName} />
          <Fact label="Prénom" value={sheet.child.firstName} />
          <Fact label="Date de naissance" value={sheet.child.birth ? formatDay(sheet.child.birth) : 'non communiquée'} />
          <Fact label="À utiliser jusqu’au" value={formatDay(sheet.lastDay)} />
        </dl>
      </div>
    </section>
  );
}

const Club = ({ sheet: { partner, issuedAt } }: { sheet: VoucherSheet }) => (
  <section>
    <h2>Le club</h2>
    <dl className="facts">
      <Fact label="Nom" value={partner.name} />
      <Fact label="Numéro Tiersi et rang" value={`${partner.tiersi} – ${partner.rang}`} />
      <Fact label={partner.activities.length > 1 ? 'Types d’activité' : 'Type d’activité'} value={partner.activities.join(', ')} />
      <Fact label="Adresse et commune" value={partner.address} />
      <Fact label="Mail" value={partner.mail} />
      <Fact label="Date et heure du QR code" value={formatInstant(issuedAt)} />
    </dl>
  </section>
);

const Advice = ({ amount }: { amount: Cents }) => (
  <>
    <section className="halves">
      <div>
        <h2>Pour la famille</h2>
        <p>Montrez ce papier au club. Il le scanne. Vous n’avancez pas les {formatEuros(amount)}.</p>
      </div>
      <div>
        <h2>Pour le club</h2>
        <p>{typo('Connectez-vous, ouvrez « Scanner », vérifiez le nom de l’enfant, validez. Sans caméra, tapez le code.')}</p>
      </div>
    </section>
    <p className="soft">
      Ce ticket sert une seule fois et seulement dans ce club. La famille peut le supprimer tant qu’il n’a pas été scanné.
    </p>
  </>
);

const Fact = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);
