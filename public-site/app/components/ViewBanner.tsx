import { Form } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Icon } from './Icon.tsx';

/** On every page of an agent's view (R-EXT-03). It leaves by a whole new page, which no longer says that it is a view. */
export function ViewBanner() {
  return (
    <aside className="view-banner" aria-label="Vue d’agent">
      <div className="wrap">
        <Icon name="lock" />
        <p>
          <b>Vue d’agent, en lecture seule.</b> {typo('Rien ne peut être changé. La vue se ferme seule au bout de 15 minutes.')}
        </p>
        <Form method="post" action="/famille/deconnexion" reloadDocument>
          <button className="btn second">Quitter la vue</button>
        </Form>
      </div>
    </aside>
  );
}
