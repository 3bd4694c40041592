/** The top of each page: the campaign, who is logged in, the way out (a post: no read ends a session). */
import { useCurrentAdmin } from 'adminjs';
import type { DeskAdmin } from '../access/agent-view.ts';
import { useCampaignTag } from './api.ts';
import { Go, Tag } from './parts.tsx';

export default function TopBar({ toggleSidebar }: { toggleSidebar: () => void }) {
  const [current] = useCurrentAdmin();
  const admin = current as unknown as DeskAdmin | null;
  const campaign = useCampaignTag(admin?.campaign ?? null);
  return (
    <header className="tlj bar-top">
      {admin?.testBanner && <p className="test-banner">{admin.testBanner}</p>}
      <div className="row apart">
        <div className="row">
          <button type="button" className="btn second menu-button" onClick={toggleSidebar}>
            Menu
          </button>
          {campaign ? (
            <Tag tag={{ tone: campaign.tag.tone, word: `Campagne ${campaign.label} : ${campaign.tag.word.toLowerCase()}` }} />
          ) : (
            <span className="soft">Aucune campagne</span>
          )}
        </div>
        <form method="post" action="/caf/logout" className="row">
          <Go to="/caf/pages/mon-compte" className="small">
            <b>{admin?.title}</b> {admin?.email} – Mon compte
          </Go>
          <button className="btn second" type="submit">
            Se déconnecter
          </button>
        </form>
      </div>
    </header>
  );
}
