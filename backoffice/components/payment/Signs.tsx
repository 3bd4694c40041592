import { Tag } from '../parts.tsx';

export interface ShownSign {
  text: string;
  tag: { word: string; tone: string };
}

/** What is new or odd in a line: the word, and its sentence below. */
export const Signs = ({ signs }: { signs: readonly ShownSign[] }) =>
  signs.length === 0 ? (
    <span className="soft">–</span>
  ) : (
    <ul className="payment-signs">
      {signs.map(({ text, tag }) => (
        <li key={tag.word}>
          <Tag tag={tag} /> <span className="soft">{text}</span>
        </li>
      ))}
    </ul>
  );
