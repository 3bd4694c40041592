import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Icon, type IconName } from '../../components/Icon.tsx';
import type { Task, TaskState } from './services/task-list.server.ts';

const WORDS: Record<TaskState, { word: string; tone: string; icon: IconName }> = {
  done: { word: 'Fait', tone: 'tag ok', icon: 'check' },
  more: { word: 'À compléter', tone: 'tag wait', icon: 'clock' },
  todo: { word: 'À faire', tone: 'tag', icon: 'pen' },
};

/** The steps of a file, each reachable at any time, with its state and what it lacks. */
export const TaskList = ({ tasks }: { tasks: readonly Task[] }) => (
  <ul className="plain lines tasks" aria-label="Étapes du dossier">
    {tasks.map(({ step, label, to, state, lacks }) => (
      <li key={step}>
        <span>
          <Link to={to}>
            <b>{label}</b>
          </Link>
          {lacks.length > 0 && (
            <>
              <br />
              <span className="small soft">
                {typo('Il manque :')} {lacks.join(', ')}.
              </span>
            </>
          )}
        </span>
        <span className={WORDS[state].tone}>
          <Icon name={WORDS[state].icon} />
          {WORDS[state].word}
        </span>
      </li>
    ))}
  </ul>
);
