import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Facts } from '../../components/Facts.tsx';
import type { Answers } from './services/check.server.ts';

/** The answers of a file, step by step; while it is open each can be changed. */
export const AnswerSections = ({ answers, open }: { answers: Answers; open: boolean }) =>
  answers.map(({ step, label, to, facts }) => (
    <div className="card stack" key={step}>
      <div className="row apart">
        <h2>{label}</h2>
        {open && (
          <Link to={to}>
            {facts.length === 0 ? 'Remplir' : 'Modifier'}
            <span className="hide">{typo(` : ${label}`)}</span>
          </Link>
        )}
      </div>
      {facts.length === 0 ? <p className="soft">Pas encore rempli.</p> : <Facts facts={facts} />}
    </div>
  ));
