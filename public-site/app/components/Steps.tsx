import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export interface Step {
  icon: IconName;
  title: string;
  body: ReactNode;
}

/** What to do, in order, each step with its picture. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="plain steps">
      {steps.map(({ icon, title, body }, index) => (
        <li className="card child-who" key={title}>
          <span className={index % 2 === 0 ? 'face' : 'face b'}>
            <Icon name={icon} />
          </span>
          <div>
            <h2>
              {index + 1}. {title}
            </h2>
            {body}
          </div>
        </li>
      ))}
    </ol>
  );
}
