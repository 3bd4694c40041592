import { useLoaderData } from '@remix-run/react';
import { operationName, type OperationView } from '#core/depense/family-operation.rules.ts';
import { typo } from '#core/shared/french.ts';
import { Band } from '../components/Band.tsx';
import { ChildCard } from '../components/ChildCard.tsx';
import { ClubMissing } from '../components/ClubMissing.tsx';
import { NextSteps } from '../components/NextSteps.tsx';
import { NoChild } from '../components/NoChild.tsx';
import { Note } from '../components/Note.tsx';
import { OperationLine } from '../components/OperationLine.tsx';
import { PageLink } from '../components/PageLink.tsx';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { Toast } from '../components/Toast.tsx';
import { page } from '../services/answer.server.ts';
import { homeBeside, homeBesideOf } from '../services/family-home.server.ts';
import { requireFamily } from '../services/family-session.server.ts';
import { takeWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: { ...familyShell, flush: true, still: true } };
export const meta = title('Mon espace');

/** Home (R-FAM-10): every child, what is left, what was used; last operations; a way to every function. */
export const loader = page(async ({ request }) => {
  const family = await requireFamily(request, homeBeside);
  return { ...(await homeBesideOf(family.beside, family.act.at)), word: await takeWord(family) };
});

export default function FamilyHome() {
  const { firstName, left, forWhom, deadline, open, fresh, children, latest, word } = useLoaderData<typeof loader>();
  const alone = children.length === 1;
  return (
    <>
      <Band>
        <h1>Bonjour {firstName}</h1>
        {deadline && (
          <p className="lead">
            {children.length > 0 && (
              <>
                Il reste <b className="num">{left}</b> {forWhom}.{' '}
              </>
            )}
            {deadline}
          </p>
        )}
      </Band>
      <div className="wrap stack lift">
        <Toast text={word} />
        {children.length === 0 && <NoChild />}
        {fresh && open && children.length > 0 && <NextSteps />}
        <div className="cols two">
          {children.map((child, index) => (
            <ChildCard key={child.sias} child={child} second={index % 2 === 1} />
          ))}
          {alone && <Latest operations={latest} beside />}
        </div>
        {!alone && (children.length > 0 || !fresh) && <Latest operations={latest} />}
        {children.length > 0 && (
          <>
            <Refund />
            <ClubMissing />
          </>
        )}
      </div>
    </>
  );
}

/** @param beside it stands beside the card of an only child, where there is room: then it is a card itself. */
function Latest({ operations, beside = false }: { operations: OperationView[]; beside?: boolean }) {
  return (
    <section className={beside ? 'card stack' : 'stack'}>
      <div className="row apart">
        <h2>Dernières opérations</h2>
        {operations.length > 0 && <PageLink to="/famille/historique">Tout voir</PageLink>}
      </div>
      {operations.length === 0 ? (
        <p className="soft">Rien pour le moment. Vos QR codes et vos remboursements seront ici.</p>
      ) : (
        <div className={beside ? undefined : 'card'}>
          <ul className="plain lines">
            {operations.map((each) => (
              <OperationLine key={each.id} operation={each} heading={operationName(each)} detail={`${each.where}, ${each.last}`} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** A club that is not a partner (R-FAM-15). */
const Refund = () => (
  <Note icon="euro">
    <p>
      <b>{typo('Le club n’est pas partenaire et vous l’avez payé ?')}</b> La Caf vous rembourse avec une attestation du club.{' '}
      <PageLink to="/famille/depense">Demander un remboursement</PageLink>
    </p>
  </Note>
);
