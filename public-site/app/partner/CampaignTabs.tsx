import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Note } from '../components/Note.tsx';
import type { CampaignChoice } from './services/campaign-choice.server.ts';

/** What an address says after its `?` to stay in a past campaign; nothing for the current one. */
export const inCampaign = ({ past, year }: Pick<CampaignChoice, 'past' | 'year'>): string => (past ? `campagne=${year}` : '');

/** The campaigns that can still be read, once there are several; those that are gone are named. */
export const CampaignTabs = ({ choice: { year, label, past, choices, purged } }: { choice: CampaignChoice }) => (
  <>
    {choices.length > 1 && (
      <nav className="tabs" aria-label="Campagnes">
        {choices.map((each) => (
          <Link
            key={each.year}
            to={each.current ? '.' : `?${inCampaign({ past: true, year: each.year })}`}
            aria-current={each.year === year ? 'true' : undefined}
          >
            {each.label}
            {each.current && ' (en cours)'}
          </Link>
        ))}
      </nav>
    )}
    {past && (
      <Note>
        <p>La campagne {label} est passée. Elle se lit seulement.</p>
      </Note>
    )}
    {purged.length > 0 && (
      <p className="soft small">
        {typo(`${purged.length === 1 ? 'Campagne effacée' : 'Campagnes effacées'} par la Caf : ${purged.join(', ')}.`)}
      </p>
    )}
  </>
);
