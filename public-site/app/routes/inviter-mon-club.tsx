import { Form, Link, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Icon } from '../components/Icon.tsx';
import { Note } from '../components/Note.tsx';
import { ShareInvitation } from '../components/ShareInvitation.tsx';
import { familyShell, publicShell } from '../components/shell.ts';
import { page } from '../services/answer.server.ts';
import { hasFamilySession } from '../services/family-session.server.ts';
import { alreadyPartner, invitationOf } from '../services/invitation.server.ts';
import { title } from '../title.ts';
import '../styles/help.css';

export const meta = title(
  'Inviter mon club',
  'Faites connaître les tickets loisirs jeunes à votre club : un message prêt à envoyer, une affiche à imprimer.',
);

/** R-FAM-16. The club's name stands in the address, so that the page itself can be shared. */
export const loader = page(async ({ request }) => {
  const invitation = invitationOf(new URL(request.url).searchParams);
  const shell = (await hasFamilySession(request)) ? familyShell : publicShell;
  return { ...invitation, listed: await alreadyPartner(invitation.club), shell };
});

export default function InviteClub() {
  const { club, address, subject, text, mailto, listed } = useLoaderData<typeof loader>();
  const poster = club ? `/inviter-mon-club/affiche?club=${encodeURIComponent(club)}` : '/inviter-mon-club/affiche';
  return (
    <div className="wrap narrow stack">
      <h1>Inviter mon club</h1>
      <p className="lead">Un message prêt à envoyer. Le club y trouve comment devenir partenaire.</p>
      <Form method="get" className="stack">
        <div className="field">
          <label htmlFor="club">Nom du club</label>
          <input key={club} id="club" name="club" type="text" defaultValue={club} maxLength={80} autoComplete="off" />
        </div>
        <button className="btn second wide">Mettre ce nom dans le message</button>
      </Form>
      {listed !== null && <AlreadyListed name={listed} club={club} />}
      <section className="card stack" aria-labelledby="message">
        <h2 id="message">Le message</h2>
        <p className="letter">{text}</p>
        <p>
          <Link to="/devenir-partenaire">{address}</Link>
        </p>
        <div className="actions">
          <a className="btn" href={mailto}>
            <Icon name="mail" />
            Envoyer par mail
          </a>
          <ShareInvitation title={subject} text={text} address={address} />
          <Link className="btn second" to={poster}>
            <Icon name="print" />
            Affiche à imprimer
          </Link>
        </div>
      </section>
      <p className="soft">Nous n’envoyons rien nous-mêmes. Votre nom n’est pas dans le message.</p>
    </div>
  );
}

function AlreadyListed({ name, club }: { name: string; club: string }) {
  return (
    <Note kind="ok">
      <p>
        <b>{typo(`Déjà partenaire : ${name}.`)}</b>{' '}
        <Link to={`/partenaires?q=${encodeURIComponent(club)}`}>{typo('Est-ce votre club ?')}</Link>
      </p>
    </Note>
  );
}
