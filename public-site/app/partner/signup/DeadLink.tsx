import { ErrorPage } from '../../components/ErrorPage.tsx';

/** A link too old or replaced by another: where to ask for a new one. */
export const DeadLink = ({ error }: { error: unknown }) => (
  <ErrorPage error={error} way={{ to: '/partenaire/inscription/reprendre', label: 'Recevoir un nouveau lien' }} />
);
