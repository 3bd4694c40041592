import { title } from '../title.ts';

export const meta = title(
  'Mentions légales',
  'Qui publie le site des tickets loisirs jeunes de la Caf de l’Essonne, et ce que vous pouvez en faire.',
);

/** Only what is known today: the Caf completes it before opening (docs/operation.md). */
export default function LegalNotice() {
  return (
    <div className="wrap narrow stack">
      <h1>Mentions légales</h1>
      <h2>Qui publie ce site</h2>
      <p>La Caisse d’allocations familiales de l’Essonne, pour les tickets loisirs jeunes.</p>
      <h2>Ce que vous pouvez en faire</h2>
      <p>Vous pouvez lire et partager les pages publiques. Le compte et les QR codes sont personnels.</p>
      <p>
        Pour joindre la Caf{'\u202f'}: <a href="https://www.caf.fr">caf.fr</a>.
      </p>
      <h2>Ce que nous reprenons</h2>
      <ul>
        <li>Police de caractères{'\u202f'}: Atkinson Hyperlegible Next, sous licence SIL Open Font.</li>
        <li>Contours et noms des communes{'\u202f'}: IGN et Insee, sous Licence Ouverte.</li>
        <li>Carte{'\u202f'}: Leaflet, sous licence BSD.</li>
      </ul>
    </div>
  );
}
