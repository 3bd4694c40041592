import { title } from '../title.ts';

export const meta = title('Mentions légales');

/** Only what is known today: the Caf completes it before opening (docs/operation.md). */
export default function LegalNotice() {
  return (
    <div className="wrap narrow stack">
      <h1>Mentions légales</h1>
      <h2>Qui publie ce site</h2>
      <p>La Caisse d’allocations familiales de l’Essonne, pour les tickets loisirs jeunes.</p>
      <h2>Ce que vous pouvez en faire</h2>
      <p>Vous pouvez lire et partager les pages publiques. Le compte et les QR codes sont personnels.</p>
      <h2>Police de caractères</h2>
      <p>Atkinson Hyperlegible Next, sous licence SIL Open Font.</p>
    </div>
  );
}
