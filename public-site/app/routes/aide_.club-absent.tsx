import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Steps } from '../components/Steps.tsx';
import { title } from '../title.ts';
import '../styles/help.css';

export const meta = title(
  'Mon club n’est pas dans la liste',
  'Votre club n’accepte pas encore les tickets loisirs jeunes : ce que vous pouvez faire.',
);

/** R-FAM-17: the club is not in the list. */
export default function ClubNotListed() {
  return (
    <div className="wrap narrow stack">
      <h1>Mon club n’est pas dans la liste</h1>
      <p className="lead">{typo('Deux solutions : inviter le club, ou demander un remboursement.')}</p>
      <Steps
        steps={[
          {
            icon: 'search',
            title: 'Cherchez encore',
            body: (
              <p>
                Le club a parfois un autre nom. <Link to="/partenaires">Cherchez-le par activité et par commune</Link>.
              </p>
            ),
          },
          {
            icon: 'send',
            title: 'Invitez le club',
            body: (
              <p>
                Il peut signer un accord avec la Caf, la convention. <Link to="/inviter-mon-club">Envoyez-lui notre adresse</Link>.
              </p>
            ),
          },
          {
            icon: 'doc',
            title: 'Ou payez, puis demandez un remboursement',
            body: (
              <>
                <p>Payez le club. Demandez-lui une attestation d’inscription signée.</p>
                <p>
                  Envoyez-la depuis <Link to="/famille">votre espace</Link>. La Caf vous rembourse dans la limite de ce qui reste.
                </p>
              </>
            ),
          },
        ]}
      />
      <p>
        <Link to="/aide">Toute l’aide</Link>
      </p>
    </div>
  );
}
