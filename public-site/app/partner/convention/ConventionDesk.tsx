import type { ReactNode } from 'react';
import { typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Note } from '../../components/Note.tsx';
import { PostForm } from '../../components/PostForm.tsx';
import type { Refused } from '../../components/refused.ts';
import type { ConventionPage } from '../services/convention.server.ts';
import { CodeForm } from './CodeForm.tsx';
import { ConventionList } from './ConventionList.tsx';
import { ConventionReading } from './ConventionReading.tsx';
import { SignatoryForm } from './SignatoryForm.tsx';

interface DeskProps {
  shown: ConventionPage;
  refused: Refused | undefined;
  /** Where the page stands under, when no menu says it. */
  back?: ReactNode;
}

const FIELDS = ['signataire', 'qualite', 'signature', 'pouvoir', 'code'];
const ASKED: Record<string, readonly string[]> = { sign: FIELDS.slice(0, 4), code: ['code'], read: [] };

/** The convention, one thing at a time: read to the end, say who signs, enter the code; beneath, what was signed. */
export function ConventionDesk({ shown, refused, back }: DeskProps) {
  const { reading, waiting, mayStart, here } = shown;
  const asked = ASKED[reading?.view ?? ''] ?? [];
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} absent={FIELDS.filter((name) => !asked.includes(name))} />
      {back}
      <h1>Convention</h1>
      {waiting && (
        <Note kind="ok">
          <p>
            <b>Vous avez signé.</b> La Caf de l’Essonne signe à son tour, puis vous prévient par mail.
          </p>
        </Note>
      )}
      {mayStart && <Start last={shown.last} />}
      {reading?.view === 'read' && <ConventionReading reading={reading} here={here} />}
      {reading?.view === 'sign' && <SignatoryForm reading={reading} refused={refused} />}
      {reading?.view === 'code' && <CodeForm reading={reading} refused={refused} />}
      <ConventionList list={shown.list} here={here} />
    </div>
  );
}

const Start = ({ last }: { last: ConventionPage['last'] }) => (
  <section className="card stack">
    <p>{startText(last)}</p>
    <PostForm>
      <input type="hidden" name="action" value="commencer" />
      <div className="actions">
        <button className="btn">{last ? 'Renouveler la convention' : 'Lire la convention'}</button>
      </div>
    </PostForm>
  </section>
);

function startText(last: ConventionPage['last']): string {
  if (!last) return 'Lisez la convention jusqu’au bout, puis signez-la en ligne.';
  return last.ended
    ? `Votre convention est terminée depuis le ${last.end}. Lisez et signez la suivante pour continuer.`
    : typo(`Votre convention se termine le ${last.end}. Signez la suivante : elle prendra le relais.`);
}
