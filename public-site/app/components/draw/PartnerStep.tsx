import { Form } from '@remix-run/react';
import { plural, typo } from '#core/shared/french.ts';
import { Choices } from '../Choices.tsx';
import { ClubMissing } from '../ClubMissing.tsx';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { Pages, type PartnerFilters, PartnerSearch, type PartnerWanted } from '../PartnerSearch.tsx';
import type { Refused } from '../refused.ts';
import type { DrawChild } from './ChildStep.tsx';
import { Closed, type Stopped } from './Closed.tsx';
import { StepHelp } from './StepHelp.tsx';

interface PartnerStepProps {
  child: DrawChild;
  wanted: PartnerWanted;
  filters: PartnerFilters;
  count: number;
  page: number;
  pages: number;
  partners: { id: string; name: string; activities: string; address: string; distance: string | null }[];
  closed: Stopped | null;
  refused: Refused | undefined;
}

/** Second step: which club, searched by name, activity or commune. */
export function PartnerStep({ child, wanted, filters, count, page, pages, partners, closed, refused }: PartnerStepProps) {
  return (
    <div className="wrap stack">
      <ErrorSummary refused={refused} />
      <p className="soft">Étape 2 sur 4</p>
      <h1>{typo(`Quel club pour ${child.firstName} ?`)}</h1>
      <p className="lead">La Caf paye ces clubs à votre place.</p>
      {closed !== null ? (
        <Closed {...closed} />
      ) : (
        <>
          <PartnerSearch wanted={wanted} filters={filters} kept={{ enfant: child.sias }} />
          {count === 0 && <p className="empty">Aucun club trouvé. Essayez avec moins de mots.</p>}
          {count > 0 && <PartnerChoice sias={child.sias} count={count} partners={partners} refused={refused} />}
          <Pages page={page} pages={pages} />
        </>
      )}
      <ClubMissing />
      <StepHelp />
    </div>
  );
}

function PartnerChoice({ sias, count, partners, refused }: Pick<PartnerStepProps, 'count' | 'partners' | 'refused'> & { sias: string }) {
  return (
    <Form method="get" className="stack">
      <input type="hidden" name="enfant" value={sias} />
      <Choices
        name="partenaire"
        two
        legend={`${plural(count, 'club')} ${count < 2 ? 'trouvé' : 'trouvés'}`}
        refused={refused}
        options={partners.map((partner) => ({
          value: partner.id,
          body: (
            <>
              <b>{partner.name}</b>
              <br />
              {partner.activities}
              <br />
              <span className="soft small">{[partner.address, partner.distance].filter(Boolean).join(', ')}</span>
            </>
          ),
        }))}
      />
      <div className="actions">
        <button className="btn">Continuer</button>
      </div>
    </Form>
  );
}
