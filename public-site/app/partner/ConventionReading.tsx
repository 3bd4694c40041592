import { Link } from '@remix-run/react';
import { PostForm } from '../components/PostForm.tsx';

interface Reading {
  id: string;
  title: string;
  articles: { title: string; paragraphs: readonly string[] }[];
  page: number;
  pages: number;
  read: boolean;
}

/** One page of the convention; the button of the next one says that this one was read. */
export const ConventionReading = ({ reading: { id, title, articles, page, pages, read } }: { reading: Reading }) => (
  <section className="card stack">
    <h2>{title}</h2>
    <p className="soft">
      Page {page} sur {pages}
    </p>
    {articles.map((article) => (
      <div className="stack" key={article.title}>
        <h3>{article.title}</h3>
        {article.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    ))}
    {page > 1 && <Link to={`?page=${page - 1}`}>Page précédente</Link>}
    {read && page < pages && <Link to={`?page=${page + 1}`}>Page suivante</Link>}
    {!read && (
      <PostForm>
        <input type="hidden" name="action" value="lire" />
        <input type="hidden" name="convention" value={id} />
        <input type="hidden" name="page" value={page} />
        <div className="actions">
          <button className="btn">{page < pages ? 'J’ai lu, page suivante' : 'J’ai lu jusqu’au bout'}</button>
        </div>
      </PostForm>
    )}
    <a href={`/partenaire/convention/${id}.pdf`}>Télécharger le projet (PDF)</a>
  </section>
);
