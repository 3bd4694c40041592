import { typo } from '#core/shared/french.ts';
import { title } from '../title.ts';

export const meta = title(
  'Données personnelles',
  'Ce que la Caf de l’Essonne garde de vous et de vos enfants, pourquoi, combien de temps, et vos droits.',
);

export default function PersonalData() {
  return (
    <div className="wrap narrow stack">
      <h1>Données personnelles</h1>
      <p className="lead">La Caf de l’Essonne utilise vos données pour payer les activités de vos enfants, et pour rien d’autre.</p>
      <h2>Ce que nous utilisons</h2>
      <ul>
        <li>{typo('votre nom, votre adresse mail, votre numéro d’allocataire ;')}</li>
        <li>{typo('le nom, la date de naissance et la somme de chaque enfant ;')}</li>
        <li>{typo('vos QR codes et leurs paiements ;')}</li>
        <li>pour les clubs, le nom, l’adresse, le mail et le numéro de tiers.</li>
      </ul>
      <h2>Qui les voit</h2>
      <p>Les agents de la Caf, selon leurs droits. Le club voit le nom de l’enfant, sa date de naissance et le montant.</p>
      <h2>Combien de temps</h2>
      <p>La campagne en cours et les 3 campagnes d’avant. Ensuite, tout est effacé.</p>
      <h2>Cookies</h2>
      <p>
        Un seul cookie garde votre connexion. Un autre, de 15 minutes, retient la page que vous vouliez ouvrir et ce que vous y aviez écrit.
        Personne ne vous suit.
      </p>
      <h2>Sur votre téléphone</h2>
      <p>
        {typo(
          'Vos QR codes à scanner y sont gardés pour marcher sans réseau : le prénom, le club et le montant. « Quitter » les efface. Sinon, ils s’effacent 10 heures après la connexion.',
        )}
      </p>
      <p>{typo('« Près de moi » cherche votre commune dans le téléphone. Votre position n’est pas envoyée.')}</p>
      <h2>Vos droits</h2>
      <p>
        {typo('Vous pouvez retirer votre accord dans « Compte ». Pour voir, corriger ou effacer vos données, écrivez à la Caf sur')}{' '}
        <a href="https://www.caf.fr">caf.fr</a>. Vous pouvez aussi saisir la <a href="https://www.cnil.fr">Cnil</a>.
      </p>
    </div>
  );
}
