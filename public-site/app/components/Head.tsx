import { Form } from '@remix-run/react';
import { useContext } from 'react';
import { leaveCopies } from '../qr/keep-copies.ts';
import { DrawnOnce } from './DrawnOnce.tsx';
import { Mark } from './Mark.tsx';
import { PageLink } from './PageLink.tsx';
import { familyShell, type Shell } from './shell.ts';
import { StillPage } from './still-page.ts';

type Ways = Pick<Shell, 'home' | 'quit' | 'login'>;

export const Head = ({ shell: { home, quit, login } }: { shell: Shell }) => (
  <DrawnOnce as="header" className="head" part={Line} props={{ home, quit, login }} />
);

function Line({ home, quit, login = '/famille/connexion' }: Ways) {
  return (
    <div className="wrap">
      <PageLink className="logo" to={home}>
        <Mark />
        <span>
          Tickets loisirs jeunes<small>Caf de l’Essonne</small>
        </span>
      </PageLink>
      {quit ? (
        <Quit to={quit} />
      ) : (
        <PageLink className="btn second" to={login}>
          Se connecter
        </PageLink>
      )}
    </div>
  );
}

function Quit({ to }: { to: string }) {
  const still = useContext(StillPage) !== null;
  const button = <button className="btn quiet">Quitter</button>;
  const form = { method: 'post', action: to } as const;
  if (still) return <form {...form}>{button}</form>;
  return (
    <Form {...form} onSubmit={to === familyShell.quit ? leaveCopies : undefined}>
      {button}
    </Form>
  );
}
