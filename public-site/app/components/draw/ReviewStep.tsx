import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Confirm } from '../Choices.tsx';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { Facts } from '../Facts.tsx';
import { Icon } from '../Icon.tsx';
import { LastActivity } from '../LastActivity.tsx';
import { Note } from '../Note.tsx';
import { Cle, PostForm } from '../PostForm.tsx';
import type { Refused } from '../refused.ts';
import { StepTitle } from '../StepTitle.tsx';
import { StepHelp } from './StepHelp.tsx';

export interface DrawReview {
  enfant: string;
  partenaire: string;
  montant: string;
  cle: string;
  firstName: string;
  child: string;
  birth: string;
  partner: string;
  activities: string;
  amount: string;
  left: string;
  nothingLeft: boolean;
  before: string;
  beforePlain: string;
  lastActivity: boolean;
}

export const REVIEW_HEADING = 'Vérifiez avant de valider';

/** Last step: check, with the two warnings of R-FAM-12, then make the QR code. */
export function ReviewStep({ review, refused }: { review: DrawReview; refused: Refused | undefined }) {
  return (
    <div className="wrap narrow stack">
      <StepTitle heading={REVIEW_HEADING} refused={refused} />
      <ErrorSummary refused={refused} />
      <p className="soft">Étape 4 sur 4</p>
      <h1>{REVIEW_HEADING}</h1>
      <Answers review={review} />
      <BalanceWarning review={review} />
      <Note kind="final">
        <h2>Après, le montant ne change plus</h2>
        <p>Seul ce club pourra utiliser le QR code. Tant que le club ne l’a pas scanné, vous pouvez le supprimer.</p>
      </Note>
      <PostForm action="/famille/tirage">
        {(['enfant', 'partenaire', 'montant'] as const).map((name) => (
          <input type="hidden" key={name} name={name} value={review[name]} />
        ))}
        <Cle value={review.cle} />
        <input type="hidden" name="etape" value="verification" />
        <Confirm name="confirme" refused={refused}>
          J’ai vérifié l’enfant, le club et le montant.
        </Confirm>
        <div className="actions">
          <button className="btn big">
            <Icon name="qr" />
            {`Créer le QR\u00a0code de\u00a0${review.amount}`}
          </button>
          <Link className="btn quiet" to="/famille">
            Annuler
          </Link>
        </div>
      </PostForm>
      <StepHelp />
    </div>
  );
}

const stepAddress = ({ enfant, partenaire }: DrawReview, montant: string): string =>
  `/famille/tirage?${new URLSearchParams({ enfant, partenaire, montant })}`;

function Answers({ review }: { review: DrawReview }) {
  return (
    <div className="card">
      <Facts
        facts={[
          ['Enfant', review.child],
          ['Date de naissance', review.birth],
          ['Club', review.partner],
          ['Activité', review.activities],
          [
            'Montant',
            <span key="amount" className="sum">
              {review.amount}
            </span>,
          ],
          ['Après, il reste', review.left],
        ]}
      />
      <p>
        <Link to={stepAddress(review, review.montant)}>Modifier</Link>
      </p>
    </div>
  );
}

/** First warning: the balance. On the last activity allowed, what is left can serve no more. */
function BalanceWarning({ review }: { review: DrawReview }) {
  const { firstName, lastActivity, nothingLeft, left, before, beforePlain } = review;
  if (nothingLeft)
    return (
      <Note kind="warn">
        <p>{typo(`Vous utilisez tout ce qui reste pour ${firstName} : ${before}. Le club ne pourra pas recevoir plus.`)}</p>
      </Note>
    );
  if (!lastActivity)
    return (
      <Note kind="warn">
        <p>{typo(`Ce QR code ne peut pas dépasser ce qui reste : ${before}. Après, il restera ${left} pour une autre activité.`)}</p>
      </Note>
    );
  return (
    <LastActivity firstName={firstName} left={left}>
      {' '}
      <Link to={stepAddress(review, beforePlain)}>Mettre {before}</Link>
    </LastActivity>
  );
}
