import { PageLink } from './PageLink.tsx';

/** "Et maintenant ?": the account is new and nothing was done yet. */
export const NextSteps = () => (
  <section className="card stack">
    <h2>Et maintenant&#8239;?</h2>
    <ol>
      <li>
        <b>Choisissez un club.</b> <PageLink to="/partenaires">Voir les clubs partenaires</PageLink>
      </li>
      <li>
        <b>Faites un QR code.</b> Vous choisissez l’enfant et le montant.
      </li>
      <li>
        <b>Montrez-le au club.</b> Il le scanne, la Caf le paie. Vous n’avancez rien.
      </li>
    </ol>
  </section>
);
