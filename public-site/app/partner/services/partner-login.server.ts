/** remix-auth over the use-case of core: the strategy reads the form, core decides. */
import { Authenticator } from 'remix-auth';
import { FormStrategy } from 'remix-auth-form';
import { underAddressLimit } from '#core/access/throttle-address.ts';
import { loginPartner } from '#core/partner/login-partner.ts';
import { actNow } from '#core/shared/author.ts';
import { now } from '#core/shared/clock.ts';
import { Fields } from '../../services/fields.server.ts';

type LoggedPartner = Awaited<ReturnType<typeof loginPartner>>;

const authenticator = new Authenticator<LoggedPartner>();
authenticator.use(
  new FormStrategy<LoggedPartner>(({ form }) => {
    const fields = new Fields(form as FormData);
    return loginPartner(actNow({ kind: 'partner', id: 'connexion' }), { mail: fields.text('mail'), motDePasse: fields.text('motDePasse') });
  }),
  'partner',
);

/** Checks the login form of a request. @throws Refusal as loginPartner does; TROP_D_ESSAIS (429) for the address. */
export const authenticatePartner = (request: Request, address: string): Promise<LoggedPartner> =>
  underAddressLimit(now(), 'login', address, () => authenticator.authenticate('partner', request));
