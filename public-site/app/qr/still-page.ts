/** All the script of a family's page that has no other (decision 0342): the copies of its QR codes, brought up to date or left. */
import { leaveCopies, refreshCopies } from './keep-copies.ts';

refreshCopies();
document.addEventListener('submit', ({ target }) => {
  if (target instanceof HTMLFormElement && target.action.endsWith('/famille/deconnexion')) leaveCopies();
});
