import { Link } from '@remix-run/react';

interface PagesProps {
  page: number;
  more: boolean;
  newer: string;
  older: string;
  /** What else the address says: "campagne=2025". */
  within?: string;
}

const pageAddress = (page: number, within: string): string => `?${within && `${within}&`}page=${page}`;

/** After a long list: the page before, the page after. */
export const Pages = ({ page, more, newer, older, within = '' }: PagesProps) => (
  <nav className="pages" aria-label="Pages">
    {page > 1 && <Link to={pageAddress(page - 1, within)}>{newer}</Link>}
    <span aria-current="page">Page {page}</span>
    {more && <Link to={pageAddress(page + 1, within)}>{older}</Link>}
  </nav>
);
