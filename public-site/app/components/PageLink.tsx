import { Link, type LinkProps } from '@remix-run/react';
import { useContext } from 'react';
import { StillPage } from './still-page.ts';

interface PageLinkProps extends Pick<LinkProps, 'className' | 'children' | 'aria-current' | 'reloadDocument'> {
  /** From the root of the portal. */
  to: string;
}

/** A link within the portal; a plain one on a still page, whose dozens of addresses nothing needs to work out (decision 0332). */
export function PageLink({ to, reloadDocument, ...rest }: PageLinkProps) {
  return useContext(StillPage) !== null ? <a href={to} {...rest} /> : <Link to={to} reloadDocument={reloadDocument} {...rest} />;
}
