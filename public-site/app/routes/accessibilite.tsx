import { typo } from '#core/shared/french.ts';
import { title } from '../title.ts';

export const meta = title(
  'Accessibilité',
  'Où en est l’accessibilité du site des tickets loisirs jeunes, et que faire si une page vous bloque.',
);

export default function Accessibility() {
  return (
    <div className="wrap narrow stack">
      <h1>Accessibilité</h1>
      <p className="lead">Chaque page doit pouvoir servir à tous, au clavier, avec un lecteur d’écran, ou sans script.</p>
      <h2>Où nous en sommes</h2>
      <p>
        Le référentiel de l’administration (RGAA 4.1) a 106 critères. À chaque version du site, une machine vérifie 37 critères sur toutes
        les pages. Ils sont tenus.
      </p>
      <p>Pour 37 critères, il faut une personne. Elle n’est pas encore passée. Les autres ne concernent pas ce site.</p>
      <p>
        <b>Aucun audit complet n’a été fait.</b> {typo('Tant qu’il n’est pas fait, ce site se déclare « non conforme ».')}
      </p>
      <h2>Ce qui marche partout</h2>
      <ul>
        <li>Tout se fait au clavier.</li>
        <li>Tout se fait sans script, sauf la caméra du club. Le club peut taper le code.</li>
        <li>Les pages tiennent sur un petit téléphone, et en grand à 200{'\u202f'}%.</li>
        <li>Les couleurs suivent le thème clair ou sombre de votre appareil.</li>
      </ul>
      <h2>{typo('Une page vous bloque ?')}</h2>
      <p>
        Dites-le à la Caf de l’Essonne sur <a href="https://www.caf.fr">caf.fr</a>. Sans réponse, vous pouvez saisir le{' '}
        <a href="https://www.defenseurdesdroits.fr">Défenseur des droits</a>.
      </p>
    </div>
  );
}
