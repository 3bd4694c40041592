import type { ReactNode } from 'react';
import { Field } from '../components/Field.tsx';
import { Cle, PostForm } from '../components/PostForm.tsx';
import type { Refused } from '../components/refused.ts';

/** What volunteers say most: one press each. */
const REASONS = ['Ce n’est pas le bon enfant', 'Le montant n’est pas le bon', 'La famille a changé d’avis'];

/** Not validated, and why: kept for the club's own list. The code can still be scanned. */
export const DeclineForm = ({ refused, cle }: { refused: Refused | undefined; cle: string }) => (
  <details className="card" open={refused?.errors.some(({ field }) => field === 'motif')}>
    <summary>Ne pas valider et garder le motif</summary>
    <div className="stack">
      <p className="soft">Votre club seul le lit. Le QR code pourra encore être scanné.</p>
      <DeclinePost cle={cle} className="reasons">
        {REASONS.map((reason) => (
          <button className="btn second wide" name="motif" value={reason} key={reason}>
            {reason}
          </button>
        ))}
      </DeclinePost>
      <DeclinePost cle={cle} className="stack">
        <Field name="motif" label="Un autre motif" refused={refused} />
        <button className="btn second wide">Garder ce motif, ne pas valider</button>
      </DeclinePost>
    </div>
  </details>
);

const DeclinePost = ({ cle, className, children }: { cle: string; className: string; children: ReactNode }) => (
  <PostForm reloadDocument className={className}>
    <input type="hidden" name="action" value="refuser" />
    <Cle value={cle} />
    {children}
  </PostForm>
);
