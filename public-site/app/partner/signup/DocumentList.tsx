import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { PostForm } from '../../components/PostForm.tsx';
import type { DocumentsPage, Wanted } from './services/documents.server.ts';

const WORDS: Record<Wanted['state'], { word: string; tone: string; icon: IconName }> = {
  given: { word: 'Reçu', tone: 'tag ok', icon: 'check' },
  missing: { word: 'Manquant', tone: 'tag wait', icon: 'clock' },
  again: { word: 'À refaire', tone: 'tag stop', icon: 'x' },
};

/** Each document asked for: where it stands, what was sent, and how to send it or take it back. */
export const DocumentList = ({ page }: { page: DocumentsPage }) => (
  <ul className="plain lines" aria-label="Documents demandés">
    {page.wanted.map((wanted) => (
      <li key={wanted.id}>
        <div>
          <b>{wanted.label}</b>
          {wanted.given.map((given) => (
            <Given key={given.file} page={page} given={given} />
          ))}
          {page.open && wanted.id !== page.now?.id && (
            <div className="given">
              <Link to={`?nature=${wanted.id}#envoi`}>
                {wanted.state === 'missing' ? 'Envoyer ce document' : 'En envoyer un autre'}
                <span className="hide">{typo(` : ${wanted.label}`)}</span>
              </Link>
            </div>
          )}
        </div>
        <span className={WORDS[wanted.state].tone}>
          <Icon name={WORDS[wanted.state].icon} />
          {WORDS[wanted.state].word}
        </span>
      </li>
    ))}
    {page.others.map((given) => (
      <li key={given.file}>
        <div>
          <b>{given.label}</b>
          <Given page={page} given={given} />
        </div>
        <span className="tag">
          <Icon name="doc" />
          Pas demandé
        </span>
      </li>
    ))}
  </ul>
);

type GivenDocument = Wanted['given'][number];

const Given = ({ page, given }: { page: DocumentsPage; given: GivenDocument }) => (
  <div className="given small">
    <span className="soft">{given.note}</span>
    <a href={`/partenaire/inscription/${page.key}/documents/${given.file}`}>
      Voir
      <span className="hide">{typo(` : ${given.label}`)}</span>
    </a>
    {page.open && (
      <PostForm className="row" action={`/partenaire/inscription/${page.key}/documents`}>
        <input type="hidden" name="retirer" value={given.file} />
        <button className="btn quiet" aria-label={typo(`Retirer : ${given.label}`)}>
          Retirer
        </button>
      </PostForm>
    )}
  </div>
);
