import type { Request, RequestHandler, Response, Router } from 'express';
import { confirmTotp } from '#core/access/confirm-totp.ts';
import { findTotp } from '#core/access/find-totp.ts';
import { renewRecoveryCodes } from '#core/access/renew-recovery-codes.ts';
import { startTotp } from '#core/access/start-totp.ts';
import { stopTotp } from '#core/access/stop-totp.ts';
import { secretUri } from '#core/access/totp.rules.ts';
import { actNow } from '#core/shared/author.ts';
import { refuse } from '#core/shared/refusals.ts';
import { settings } from '#core/shared/settings.ts';
import { openAgentSession, readAgent } from '../access/agent-session.ts';
import { awaited } from '../gates/awaited.ts';
import { LOGIN, NEW_PASSWORD, SECOND_FACTOR } from '../paths.ts';
import { refused, text } from './posted.ts';
import { type Enrolment, recoveryCodesPage, secondFactorPage } from './second-factor.ts';

/** Adds the page of the agent's second factor: in front of the gate, since who must enrol passes no other. */
export function addSecondFactor(router: Router, form: RequestHandler[]): void {
  router.get('/double-authentification', awaited(show));
  router.post('/double-authentification', form, awaited(change));
}

async function show(req: Request, res: Response): Promise<void> {
  const code = await owner(req, res);
  if (code) res.send(secondFactorPage(await enrolmentOf(code)));
}

async function change(req: Request, res: Response): Promise<void> {
  const code = await owner(req, res);
  if (!code) return;
  await refused(
    res,
    async (errors) => secondFactorPage(await enrolmentOf(code), errors),
    async () => {
      const codes = await run(text(req, 'action'), code, text(req, 'code'));
      // The stamp has changed: the session that asked goes on under a new id, the others are dead.
      await openAgentSession(req, code);
      if (codes) res.send(recoveryCodesPage(codes));
      else res.redirect(303, SECOND_FACTOR);
    },
  );
}

/** @returns the recovery codes to show, if there are new ones. @throws Refusal CHOIX_INCONNU (422). */
async function run(action: string, code: string, typed: string): Promise<string[] | undefined> {
  const act = actNow({ kind: 'agent', id: code });
  if (action === 'confirmer') return confirmTotp(act, { code, typed });
  if (action === 'nouveauxCodes') return renewRecoveryCodes(act, { code, typed });
  if (action === 'demarrer') await startTotp(act, code);
  else if (action === 'arreter') await stopTotp(act, { code, typed });
  else throw refuse('CHOIX_INCONNU');
  return undefined;
}

/** Who is logged in, past a mailed password; otherwise leads there. */
async function owner(req: Request, res: Response): Promise<string | null> {
  const agent = await readAgent(req);
  if (agent && !agent.mustChange) return agent.code;
  res.redirect(303, agent ? NEW_PASSWORD : LOGIN);
  return null;
}

async function enrolmentOf(code: string): Promise<Enrolment> {
  const { enabled, pending, recoveryLeft } = await findTotp(code);
  return {
    enabled,
    pending: pending ? { secret: pending, uri: secretUri(pending, code) } : null,
    recoveryLeft,
    compulsory: settings().agentTotp === 'required',
  };
}
