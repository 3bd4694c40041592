import { Link } from '@remix-run/react';
import { PostForm } from '../../components/PostForm.tsx';
import type { Reading } from '../services/convention.server.ts';

/** One page of the convention; the button of the next one says that this one was read. */
export const ConventionReading = ({ reading, here }: { reading: Reading; here: string }) => (
  <section className="card stack">
    <h2>{reading.title}</h2>
    <p className="soft">
      Page {reading.page} sur {reading.pages}
    </p>
    {reading.articles.map((article) => (
      <div className="stack" key={article.title}>
        <h3>{article.title}</h3>
        {article.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    ))}
    <Turn reading={reading} here={here} />
    <p>
      <a href={`${here}/${reading.id}.pdf`}>Télécharger le projet (PDF)</a>
    </p>
  </section>
);

function Turn({ reading: { id, page, pages, read }, here }: { reading: Reading; here: string }) {
  return (
    <>
      {!read && (
        <PostForm action={here}>
          <input type="hidden" name="action" value="lire" />
          <input type="hidden" name="convention" value={id} />
          <input type="hidden" name="page" value={page} />
          <div className="actions">
            <button className="btn">{page < pages ? 'J’ai lu, page suivante' : 'J’ai lu jusqu’au bout'}</button>
          </div>
        </PostForm>
      )}
      {read && (
        <div className="actions">
          <Link className="btn" to={page < pages ? `?page=${page + 1}` : here}>
            {page < pages ? 'Page suivante' : 'Signer'}
          </Link>
        </div>
      )}
      {page > 1 && (
        <p>
          <Link to={`?page=${page - 1}`}>Page précédente</Link>
        </p>
      )}
    </>
  );
}
