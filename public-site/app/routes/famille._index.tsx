import { Link, useLoaderData } from '@remix-run/react';
import { operationName, type OperationView } from '#core/voucher/operation-words.rules.ts';
import { Band } from '../components/Band.tsx';
import { ChildCard } from '../components/ChildCard.tsx';
import { ClubMissing } from '../components/ClubMissing.tsx';
import { Note } from '../components/Note.tsx';
import { OperationLine } from '../components/OperationLine.tsx';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { Toast } from '../components/Toast.tsx';
import { page } from '../services/answer.server.ts';
import { depenseLines } from '../services/depense-page.server.ts';
import { familyHome } from '../services/family-home.server.ts';
import { requireFamily } from '../services/family-session.server.ts';
import { takeWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: { ...familyShell, flush: true } };
export const meta = title('Mon espace');

/** Home (R-FAM-10): every child, what is left, what was used; last operations; a way to every function. */
export const loader = page(async ({ request }) => {
  const family = await requireFamily(request);
  const [home, depenses] = await Promise.all([familyHome(family, family.act.at), depenseLines(family)]);
  return { ...home, depenses, word: await takeWord(family) };
});

export default function FamilyHome() {
  const { firstName, left, forWhom, deadline, children, latest, depenses, word } = useLoaderData<typeof loader>();
  return (
    <>
      <Band>
        <h1>Bonjour {firstName}</h1>
        <p className="lead">
          {children.length > 0 && (
            <>
              Il reste <b className="num">{left}</b> {forWhom}.{' '}
            </>
          )}
          {deadline}
        </p>
      </Band>
      <div className="wrap stack lift">
        <Toast text={word} />
        {children.length === 0 && <NoChild />}
        <div className="cols two">
          {children.map((child, index) => (
            <ChildCard key={child.sias} child={child} second={index % 2 === 1} />
          ))}
        </div>
        <Latest operations={latest} />
        <Refunds depenses={depenses} />
        <ClubMissing />
      </div>
    </>
  );
}

function NoChild() {
  return (
    <Note kind="warn">
      <p>
        <b>Aucun enfant n’est dans votre dossier cette année.</b> <Link to="/aide/enfant-absent">Lisez ce que vous pouvez faire</Link>
      </p>
    </Note>
  );
}

function Latest({ operations }: { operations: OperationView[] }) {
  return (
    <section className="stack">
      <div className="row apart">
        <h2>Dernières opérations</h2>
        {operations.length > 0 && <Link to="/famille/historique">Tout voir</Link>}
      </div>
      {operations.length === 0 ? (
        <p className="soft">Rien pour le moment. Vos QR codes seront ici.</p>
      ) : (
        <div className="card">
          <ul className="plain lines">
            {operations.map((each) => (
              <OperationLine key={each.code} operation={each} heading={operationName(each)} detail={`${each.partner}, ${each.last}`} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** What was asked for clubs that are not partners (R-FAM-15). */
function Refunds({ depenses }: { depenses: Awaited<ReturnType<typeof depenseLines>> }) {
  return (
    <section className="stack">
      <h2>Demandes de remboursement</h2>
      {depenses.length > 0 && (
        <div className="card">
          <ul className="plain lines">
            {depenses.map(({ id, child, club, amount, said }) => (
              <li key={id}>
                <span>
                  <Link to={`/famille/depense/${id}`}>
                    <b>{`${club}, pour ${child}`}</b>
                  </Link>
                  <br />
                  <span className="soft small">{said}</span>
                </span>
                <span className="num">{amount}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p>
        Le club n’est pas partenaire et vous l’avez payé. <Link to="/famille/depense">Demandez un remboursement</Link>
      </p>
    </section>
  );
}
