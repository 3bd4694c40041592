/** The QR code as one A4 page to print (R-QR-02): the tear line is where the sheet folds, black ink is enough. */
import { type Cents, formatEuros } from '#core/shared/cents.ts';
import { type CivilDay, formatDay, formatInstant } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { qrSvgPath } from '../qr.ts';
import { Fact, printedPage } from './printed-page.tsx';

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

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export function renderVoucher(sheet: VoucherSheet): string {
  const name = `${sheet.child.firstName} ${sheet.child.lastName}`;
  return printedPage({
    title: `Ticket loisirs de ${name}, ${formatEuros(sheet.amount)}`,
    said: `Créé le ${formatInstant(sheet.issuedAt)}`,
    className: isLong(sheet) ? 'dense' : undefined,
    children: (
      <>
        <h1>Ticket loisirs de {name}</h1>
        <Ticket sheet={sheet} />
        <Club sheet={sheet} />
        <Advice amount={sheet.amount} />
      </>
    ),
  });
}

/** Long names and lists get smaller letters: the sheet stays one page, the QR code above the fold. */
function isLong({ child, partner }: VoucherSheet): boolean {
  const club = [partner.name, ...partner.activities, partner.address, partner.mail].join(' ');
  return child.firstName.length + child.lastName.length > 30 || club.length > 160;
}

/** The drawing and the code written under it, on a part that tears off. */
export function Stub({ code }: { code: string }) {
  const qr = qrSvgPath(code);
  return (
    <div className="stub">
      <svg viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label="QR code à faire scanner par le club">
        <path d={qr.path} />
      </svg>
      <p className="code">{code}</p>
    </div>
  );
}

const Ticket = ({ sheet }: { sheet: VoucherSheet }) => (
  <section className="ticket">
    <Stub code={sheet.code} />
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

const Club = ({ sheet: { partner, issuedAt } }: { sheet: VoucherSheet }) => (
  <section>
    <h2>Le club</h2>
    <dl className="facts">
      <ClubFacts partner={partner} />
      <Fact label="Date et heure du QR code" value={formatInstant(issuedAt)} />
    </dl>
  </section>
);

/** @param named label of its name: where no heading says that this is the club. */
export const ClubFacts = ({ partner, named = 'Nom' }: Pick<VoucherSheet, 'partner'> & { named?: string }) => (
  <>
    <Fact label={named} value={partner.name} />
    <Fact label="Numéro Tiersi et rang" value={`${partner.tiersi} – ${partner.rang}`} />
    <Fact label={partner.activities.length > 1 ? 'Types d’activité' : 'Type d’activité'} value={partner.activities.join(', ')} />
    <Fact label="Adresse et commune" value={partner.address} />
    <Fact label="Mail" value={partner.mail} />
  </>
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
