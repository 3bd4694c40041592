import { Link, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { page } from '../services/answer.server.ts';
import { messages } from '../services/messages.server.ts';
import { title } from '../title.ts';
import '../styles/help.css';

export const meta = title(
  'Messages et solutions',
  'Les messages que le site des tickets loisirs jeunes peut afficher, et ce qu’il faut faire.',
);

/** The catalogue of refusals, as families and clubs may meet it: what happened, what to do. */
export const loader = page(() => Promise.resolve({ groups: messages() }));

export default function Messages() {
  const { groups } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      <h1>Messages et solutions</h1>
      <p className="lead">
        {typo('Un message vous arrête ? Voici ce qu’il veut dire, et ce que vous pouvez faire. Les nombres sont des exemples.')}
      </p>
      <nav aria-label="Sujets">
        <ul>
          {groups.map(({ id, heading }) => (
            <li key={id}>
              <a href={`#${id}`}>{typo(heading)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(({ id, heading, messages: said }) => (
        <section className="card stack" key={id} aria-labelledby={id}>
          <h2 id={id}>{typo(heading)}</h2>
          <dl className="said">
            {said.map(({ code, message, todo }) => (
              <div key={code} id={code.toLowerCase()}>
                <dt>{message}</dt>
                {todo && <dd>{todo}</dd>}
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p>
        Vous ne trouvez pas votre message. <Link to="/aide">Lire les questions des familles</Link>
      </p>
    </div>
  );
}
