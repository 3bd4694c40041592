import type { ConsentSection } from '#core/family/consent-texts.rules.ts';
import { typo } from '#core/shared/french.ts';

/** A text of consent, a card an idea. */
export const ConsentSections = ({ sections }: { sections: readonly ConsentSection[] }) =>
  sections.map(({ title, list, lines }) => (
    <section className="card stack" key={title}>
      <h2>{title}</h2>
      {list ? (
        <ul>
          {lines.map((line) => (
            <li key={line}>{typo(line)}</li>
          ))}
        </ul>
      ) : (
        lines.map((line) => <p key={line}>{typo(line)}</p>)
      )}
    </section>
  ));
