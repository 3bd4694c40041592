/** What a browser says of itself, in words a family recognises: "Téléphone Android, Chrome". It is believed: nothing depends on it. */
import Bowser from 'bowser';

const KINDS: Record<string, string> = { mobile: 'Téléphone', tablet: 'Tablette', desktop: 'Ordinateur', tv: 'Télévision' };
const LONGEST_AGENT = 400;
const LONGEST_WORDS = 60;

/** @param agent the User-Agent header, whatever it holds. */
export function deviceWords(agent: string | null): string {
  if (!agent) return 'Appareil inconnu';
  const { platform, os, browser } = Bowser.parse(agent.slice(0, LONGEST_AGENT));
  const machine = ['iPhone', 'iPad'].find((model) => platform.model === model) ?? machineWords(platform.type, os.name);
  return (browser.name ? `${machine}, ${browser.name}` : machine).slice(0, LONGEST_WORDS);
}

const machineWords = (kind: string | undefined, system: string | undefined): string =>
  [KINDS[kind ?? ''] ?? 'Appareil', system || 'inconnu'].join(' ');
