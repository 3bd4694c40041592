import { useLocation } from '@remix-run/react';
import { DrawnOnce } from './DrawnOnce.tsx';
import { Icon } from './Icon.tsx';
import { PageLink } from './PageLink.tsx';
import type { NavItem } from './shell.ts';

/** Five places at most: at the bottom of a phone, under the header from 768 px. */
export function NavBar({ label, items }: { label: string; items: readonly NavItem[] }) {
  const current = currentItem(useLocation().pathname, items);
  return <DrawnOnce as="nav" className="nav" aria-label={label} part={Items} props={{ items, current: current?.to }} />;
}

function Items({ items, current }: { items: readonly NavItem[]; current: string | undefined }) {
  return (
    <ul className="plain">
      {items.map(({ to, icon, label, reload }) => (
        <li key={to}>
          <PageLink to={to} aria-current={to === current ? 'page' : undefined} reloadDocument={reload}>
            <Icon name={icon} />
            <span>{label}</span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}

/** The item of the page, or the one it stands under; a home has pages of its own beside it, not under it. */
function currentItem(pathname: string, items: readonly NavItem[]): NavItem | undefined {
  const isHome = ({ to }: NavItem): boolean => items.some((other) => other.to.startsWith(`${to}/`));
  return items.find((item) => pathname === item.to || (!isHome(item) && pathname.startsWith(`${item.to}/`)));
}
