import { Form } from '@remix-run/react';
import { leaveCopies } from '../qr/keep-copies.ts';
import { Mark } from './Mark.tsx';
import { PageLink } from './PageLink.tsx';
import { familyShell, type Shell } from './shell.ts';

export function Head({ shell }: { shell: Shell }) {
  return (
    <header className="head">
      <div className="wrap">
        <PageLink className="logo" to={shell.home}>
          <Mark />
          <span>
            Tickets loisirs jeunes<small>Caf de l’Essonne</small>
          </span>
        </PageLink>
        {shell.quit ? (
          <Form method="post" action={shell.quit} onSubmit={shell.quit === familyShell.quit ? leaveCopies : undefined}>
            <button className="btn quiet">Quitter</button>
          </Form>
        ) : (
          <PageLink className="btn second" to={shell.login ?? '/famille/connexion'}>
            Se connecter
          </PageLink>
        )}
      </div>
    </header>
  );
}
