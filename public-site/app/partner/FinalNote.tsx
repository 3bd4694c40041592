import { Note } from '../components/Note.tsx';

/** Said in a frame before the button that cannot be undone. */
export const FinalNote = ({ says }: { says: string }) => (
  <Note kind="final">
    <p>
      <b>Valider est définitif.</b> {says}
    </p>
  </Note>
);
