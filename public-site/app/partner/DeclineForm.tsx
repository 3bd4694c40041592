import { typo } from '#core/shared/french.ts';
import { Field } from '../components/Field.tsx';
import { Cle, PostForm } from '../components/PostForm.tsx';
import type { Refused } from '../components/refused.ts';

/** Not validated, and why: kept for the club's own list. The code can still be scanned. */
export const DeclineForm = ({ refused, cle }: { refused: Refused | undefined; cle: string }) => (
  <details className="card" open={refused?.errors.some(({ field }) => field === 'motif')}>
    <summary>Ne pas valider et garder le motif</summary>
    <PostForm reloadDocument>
      <input type="hidden" name="action" value="refuser" />
      <Cle value={cle} />
      <Field
        name="motif"
        label={typo('Pourquoi ?')}
        hint={typo('Par exemple : ce n’est pas le bon enfant. Votre club seul le lit.')}
        refused={refused}
      />
      <button className="btn second wide">Garder le motif, ne pas valider</button>
    </PostForm>
  </details>
);
