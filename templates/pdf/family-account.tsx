/** A family's account as A4 pages to print (R-FAM-13): each child with what is left, then every operation of the campaign. */
import { typo } from '#core/shared/french.ts';
import { formatInstant } from '#core/shared/days.ts';
import { bordereauStyle } from './bordereau-style.ts';
import { renderSheet } from './sheet-document.tsx';

/** Everything in words: days and amounts are written by who knows them. */
export interface FamilyAccountSheet {
  family: { name: string; matricule: string };
  /** "2026-2027". */
  campaign: string;
  deadline: string;
  children: readonly { name: string; birth: string; granted: string; left: string }[];
  operations: readonly { day: string; kind: string; child: string; where: string; amount: string; state: string; last: string }[];
  madeAt: Date;
}

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderFamilyAccount = (sheet: FamilyAccountSheet): string =>
  renderSheet({
    title: `Compte tickets loisirs, ${sheet.family.name}`,
    style: bordereauStyle(),
    aside: `Fait le ${formatInstant(sheet.madeAt)}`,
    body: <Account sheet={sheet} />,
  });

const Account = ({ sheet: { family, campaign, deadline, children, operations } }: { sheet: FamilyAccountSheet }) => (
  <>
    <h1>Mon compte {campaign}</h1>
    <p>
      {family.name}, numéro d’allocataire {family.matricule}. {deadline}
    </p>
    <Children rows={children} />
    <Operations rows={operations} />
    <p className="soft">
      {typo(
        'Une question sur ce compte ? Contactez la Caf de l’Essonne sur www.caf.fr. Les dates de paiement à venir sont des estimations.',
      )}
    </p>
  </>
);

const Children = ({ rows }: { rows: FamilyAccountSheet['children'] }) => (
  <section>
    <h2>Vos enfants</h2>
    <table>
      <Head labels={['Enfant', 'Date de naissance', 'Accordé', 'Il reste']} />
      <tbody>
        {rows.map(({ name, birth, granted, left }) => (
          <tr key={name}>
            <td>{name}</td>
            <td>{birth}</td>
            <td className="num">{granted}</td>
            <td className="num">
              <b>{left}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Operations = ({ rows }: { rows: FamilyAccountSheet['operations'] }) => (
  <section>
    <h2>Ce que vous avez fait</h2>
    {rows.length === 0 ? (
      <p>Rien pour le moment.</p>
    ) : (
      <table>
        <Head labels={['Date', 'Type', 'Enfant', 'Club', 'État', 'Suite', 'Montant']} />
        <tbody>
          {rows.map(({ day, kind, child, where, amount, state, last }, place) => (
            <tr key={place}>
              <td>{day}</td>
              <td>{kind}</td>
              <td>{child}</td>
              <td>{where}</td>
              <td>{state}</td>
              <td>{last}</td>
              <td className="num">{amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);

const NUMBERS = ['Accordé', 'Il reste', 'Montant'];

const Head = ({ labels }: { labels: readonly string[] }) => (
  <thead>
    <tr>
      {labels.map((label) => (
        <th scope="col" key={label} className={NUMBERS.includes(label) ? 'num' : undefined}>
          {label}
        </th>
      ))}
    </tr>
  </thead>
);
