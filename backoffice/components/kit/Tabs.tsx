import { Go } from '../parts.tsx';

/** Filters that are links. */
export const Tabs = ({ label, items }: { label: string; items: readonly { href: string; label: string; current: boolean }[] }) => (
  <nav className="tabs" aria-label={label}>
    {items.map(({ href, label: text, current }) => (
      <Go key={href} to={href} current={current}>
        {text}
      </Go>
    ))}
  </nav>
);
