/** remix-auth over the use-case of core: the strategy reads the form, core decides. */
import { Authenticator } from 'remix-auth';
import { FormStrategy } from 'remix-auth-form';
import { underAddressLimit } from '#core/access/throttle-address.ts';
import { loginFamily } from '#core/family/login-family.ts';
import { actNow } from '#core/shared/author.ts';
import { now } from '#core/shared/clock.ts';
import { Fields } from './fields.server.ts';

type LoggedFamily = Awaited<ReturnType<typeof loginFamily>>;

const authenticator = new Authenticator<LoggedFamily>();
authenticator.use(
  new FormStrategy<LoggedFamily>(({ form }) => {
    const fields = new Fields(form as FormData);
    return loginFamily(actNow({ kind: 'family', id: 'connexion' }), {
      mail: fields.text('mail'),
      motDePasse: fields.text('motDePasse'),
      matricule: fields.text('matricule'),
    });
  }),
  'family',
);

/** Checks the login form of a request. @throws Refusal as loginFamily does; TROP_D_ESSAIS (429) for the address. */
export const authenticateFamily = (request: Request, address: string): Promise<LoggedFamily> =>
  underAddressLimit(now(), 'login', address, () => authenticator.authenticate('family', request));
