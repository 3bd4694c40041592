import type { Settings } from '#core/shared/settings.ts';
import { isFree } from './free-port.ts';

/** The first port of the settings that cannot be had, as a French sentence that names it and its setting; undefined when all are free. */
export async function takenPort(settings: Settings): Promise<string | undefined> {
  const wanted: [name: string, port: number][] = [
    ['PORTAL_PORT', settings.portalPort],
    ['BACKOFFICE_PORT', settings.backofficePort],
  ];
  if (settings.smtpUrl === undefined) wanted.push(['MAILBOX_PORT', settings.mailboxPort]);
  for (const [index, [name, port]] of wanted.entries()) {
    const twin = wanted.slice(0, index).find(([, other]) => other === port);
    if (twin) return `Les réglages ${twin[0]} et ${name} donnent le même port ${port} : choisissez-en deux.`;
    if (!(await isFree(port))) return `Le port ${port} est déjà pris : libérez-le, ou choisissez-en un autre par ${name}.`;
  }
  return undefined;
}
