import { Link } from '@remix-run/react';
import { type MouseEvent, useState } from 'react';
import { formatEuros, readEuros } from '#core/shared/cents.ts';
import { typo } from '#core/shared/french.ts';
import { BalanceBar, type BalancePart } from '../BalanceBar.tsx';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { Money } from '../Money.tsx';
import { leaveInAddress } from '../leave-in-address.ts';
import { Cle, PostForm } from '../PostForm.tsx';
import type { Refused } from '../refused.ts';
import type { DrawChild, DrawPartner } from './ChildStep.tsx';
import { Closed, type Stopped } from './Closed.tsx';
import { StepHelp } from './StepHelp.tsx';

interface AmountStepProps {
  child: DrawChild;
  partner: DrawPartner | null;
  amount: string;
  cle: string;
  closed: Stopped | null;
  refused: Refused | undefined;
}

/** Third step: how much. The balance is said before the button; with script it follows what is typed. */
export function AmountStep({ child, partner, amount, cle, closed, refused }: AmountStepProps) {
  const typed = refused?.values.montant ?? amount;
  const [value, setValue] = useState(typed);
  if (!partner) return null;
  const address = (montant: string): string =>
    `/famille/tirage?${new URLSearchParams({ enfant: child.sias, partenaire: partner.id, montant })}`;
  // With script the field is filled here: a page on its way would hold up « Continuer », and undo what is typed meanwhile.
  const fill = (montant: string) => (event: MouseEvent) => {
    event.preventDefault();
    setValue(montant);
  };
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} absent={['enfant', 'partenaire']} />
      <p className="soft">Étape 3 sur 4</p>
      <h1>{typo('Quel montant ?')}</h1>
      <p className="lead">
        Pour {child.firstName}, chez {partner.name}.
      </p>
      {closed !== null ? (
        <Closed {...closed} />
      ) : (
        <PostForm key={`${child.sias} ${partner.id} ${amount}`} replace={false} onSend={() => leaveInAddress(address(value))}>
          <input type="hidden" name="enfant" value={child.sias} />
          <input type="hidden" name="partenaire" value={partner.id} />
          <Cle value={refused?.values.cle || cle} />
          <Money
            name="montant"
            label="Montant en euros"
            hint={child.leftCents > 0 ? `${child.left} au maximum.` : 'Il ne reste rien pour cet enfant.'}
            value={value}
            refused={refused}
            onChange={(event) => setValue(event.target.value)}
          />
          {child.leftCents > 0 && (
            <div className="row fast">
              <Link className="btn second" to={address(child.leftPlain)} onClick={fill(child.leftPlain)}>
                {typo(`Tout : ${child.left}`)}
              </Link>
              {child.leftCents > 1 && (
                <Link className="btn second" to={address(child.halfPlain)} onClick={fill(child.halfPlain)}>
                  {typo(`La moitié : ${child.half}`)}
                </Link>
              )}
            </div>
          )}
          <Balance child={child} wanted={readEuros(value) ?? 0} />
          <div className="actions">
            <button className="btn">Continuer</button>
            <Link className="btn quiet" to={`/famille/tirage?enfant=${child.sias}`}>
              Changer de club
            </Link>
          </div>
        </PostForm>
      )}
      <StepHelp />
    </div>
  );
}

/** What is left, what is asked, what would be too much (R-FAM-12: the screen warns on going over the balance). */
function Balance({ child, wanted }: { child: DrawChild; wanted: number }) {
  const over = wanted > child.leftCents;
  const used = child.grantedCents - child.leftCents;
  return (
    <>
      <output className={over ? 'left over' : 'left'} htmlFor="montant">
        <span>
          Il y a {child.left} pour {child.firstName}
        </span>
        {wanted > 0 && (
          <b>{over ? `${formatEuros(wanted - child.leftCents)} de trop` : typo(`Il restera ${formatEuros(child.leftCents - wanted)}`)}</b>
        )}
      </output>
      <BalanceBar parts={barParts(child.grantedCents, used, wanted, over)} />
    </>
  );
}

function barParts(granted: number, used: number, wanted: number, over: boolean): BalancePart[] {
  const share = (amount: number): number => (granted === 0 ? 0 : Math.round((1000 * amount) / granted) / 10);
  const left = granted - used;
  const parts: (BalancePart & { cents: number })[] = [
    { ink: 'f1', cents: used, share: share(used), text: `${formatEuros(used)} déjà utilisés` },
    { ink: over ? 'f4' : 'f2', cents: wanted, share: share(Math.min(wanted, left)), text: `${formatEuros(wanted)} demandés` },
  ];
  return parts.filter((part) => part.cents > 0);
}
