/**
 * What the posts of the portal mean for the copies. They are watched, never answered here: a request that a worker sends on
 * would bear the worker's origin, and the guard of posts would no longer see where it came from.
 */
import { enter, forget, leave } from './door.ts';

const LOGOUT = /^\/famille\/deconnexion(?:\.data)?$/;
const LOGIN = /^\/famille\/(?:connexion|activation\/[^/]+|reinitialisation\/[^/]+)(?:\.data)?$/;
const DELETION = /^\/famille\/qr\/([0-9a-f-]{36})\/suppression(?:\.data)?$/;

/** @returns what is to be done about the copies; undefined: nothing. */
export function effectOfPost(path: string): Promise<void> | undefined {
  if (LOGOUT.test(path)) return leave();
  if (LOGIN.test(path)) return enter();
  const code = DELETION.exec(path)?.[1];
  return code === undefined ? undefined : forget(code);
}
