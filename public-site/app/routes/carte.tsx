import { redirect } from '@remix-run/node';

/** The map (R-PAR-10) is not made yet: the list says the same. */
export const loader = () => redirect('/partenaires', 303);
