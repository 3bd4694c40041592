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
        {typo(
          'Les pages sont vérifiées par un outil automatique (axe) et au clavier. Aucun audit complet au RGAA n’a encore été fait : nous ne pouvons pas dire si le site est conforme.',
        )}
      </p>
      <h2>{typo('Une page vous bloque ?')}</h2>
      <p>
        Dites-le à la Caf de l’Essonne sur <a href="https://www.caf.fr">caf.fr</a>. Sans réponse, vous pouvez saisir le{' '}
        <a href="https://www.defenseurdesdroits.fr">Défenseur des droits</a>.
      </p>
    </div>
  );
}
