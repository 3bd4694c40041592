import { createAgent } from '#core/access/create-agent.ts';
import { bodyText, type DeskRequest, type DeskRoute } from './route.ts';

/** The password leaves by mail only: it is not in the answer (R-AGT-02). */
async function create({ act, req }: DeskRequest): Promise<object> {
  const { code, mail } = await createAgent(act, {
    code: bodyText(req, 'code'),
    mail: bodyText(req, 'mail'),
    lastName: bodyText(req, 'nom'),
    firstName: bodyText(req, 'prenom'),
    profile: bodyText(req, 'profil'),
  });
  return { code, mail };
}

export const agentRoutes: DeskRoute[] = [{ method: 'post', path: '/agents', right: ['agents'], run: create }];
