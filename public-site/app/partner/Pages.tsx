import { Link } from '@remix-run/react';

interface PagesProps {
  page: number;
  more: boolean;
  newer: string;
  older: string;
}

/** After a long list: the page before, the page after. */
export const Pages = ({ page, more, newer, older }: PagesProps) => (
  <nav className="pages" aria-label="Pages">
    {page > 1 && <Link to={`?page=${page - 1}`}>{newer}</Link>}
    <span aria-current="page">Page {page}</span>
    {more && <Link to={`?page=${page + 1}`}>{older}</Link>}
  </nav>
);
