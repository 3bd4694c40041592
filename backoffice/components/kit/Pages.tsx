interface PagesProps {
  /** From 0. */
  page: number;
  /** How many lines there are, and how many a page shows. */
  total: number;
  perPage: number;
  go: (page: number) => void;
}

/** Before, after, and where one is; nothing when one page holds all. */
export function Pages({ page, total, perPage, go }: PagesProps) {
  const last = Math.max(0, Math.ceil(total / perPage) - 1);
  if (last === 0) return null;
  const step = (to: number, label: string) => (
    <button type="button" className="btn second" onClick={() => go(to)}>
      {label}
    </button>
  );
  return (
    <nav className="row" aria-label="Pages">
      {page > 0 && step(page - 1, 'Page précédente')}
      <span aria-live="polite">
        Page {(page + 1).toLocaleString('fr-FR')} sur {(last + 1).toLocaleString('fr-FR')} · {total.toLocaleString('fr-FR')} lignes
      </span>
      {page < last && step(page + 1, 'Page suivante')}
    </nav>
  );
}
