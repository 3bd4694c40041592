import { isRouteErrorResponse, Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { isStop, StoppedAccount } from './StoppedAccount.tsx';
import type { Problem } from './problem.ts';

const MISSING: Problem = {
  status: 404,
  message: typo('Raté de peu : cette page n’existe pas'),
  todo: 'L’adresse a peut-être changé. Votre argent et vos QR codes sont en sécurité.',
  code: null,
  fault: null,
};
const BROKEN: Problem = {
  status: 500,
  message: 'Le service a rencontré un problème',
  todo: 'Rien n’est perdu. Réessayez dans un moment.',
  code: null,
  fault: null,
};

/** Of a family: a club's pages send to their own login. */
const LOGIN_FIRST = new Set(['SESSION_ABSENTE', 'SESSION_FINIE']);

/** Whatever stopped a page: what happened, what to do, a way out. */
export function ErrorPage({ error, way }: { error: unknown; way: { to: string; label: string } }) {
  const problem = problemOf(error);
  const { status, todo, code, fault } = problem;
  const out = LOGIN_FIRST.has(code ?? '') ? { to: '/famille/connexion', label: 'Se connecter' } : way;
  if (code !== null && isStop(code)) return <StoppedAccount heading={heading(problem)} stop={code} />;
  return (
    <div className="wrap narrow stack">
      <div className="empty">
        <Ball />
        <h1>{heading(problem)}</h1>
        {todo && <p className="lead">{typo(todo)}</p>}
        <Link className="btn" to={out.to}>
          {out.label}
        </Link>
        <Link to="/aide">Lire l’aide</Link>
      </div>
      <p className="soft small">
        Erreur {status}.{fault && typo(` Numéro à donner à la Caf : ${fault}.`)}
      </p>
    </div>
  );
}

/** Title of the error page. */
export const problemTitle = (error: unknown): string => heading(problemOf(error));

const heading = ({ message }: Problem): string => typo(message.replace(/\.$/, ''));

function problemOf(error: unknown): Problem {
  if (!isRouteErrorResponse(error)) return BROKEN;
  if (isProblem(error.data)) return error.data;
  return error.status === 404 ? MISSING : { ...BROKEN, status: error.status };
}

const isProblem = (data: unknown): data is Problem => typeof data === 'object' && data !== null && 'message' in data && 'fault' in data;

function Ball() {
  return (
    <svg viewBox="0 0 160 110" aria-hidden="true" fill="none">
      <path d="M10 96h140" stroke="var(--line-strong)" strokeWidth="3" strokeLinecap="round" />
      <path d="M112 96V34h34v62M112 34c0 0 8 10 17 10s17-10 17-10" stroke="var(--brand)" strokeWidth="4" strokeLinejoin="round" />
      <path d="M22 88C30 20 62 14 84 62" stroke="var(--sun)" strokeWidth="4" strokeDasharray="2 10" strokeLinecap="round" />
      <circle cx="90" cy="82" r="13" fill="var(--coral)" />
    </svg>
  );
}
