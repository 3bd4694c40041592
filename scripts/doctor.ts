import { settings } from '#core/shared/settings.ts';
import { type Finding, inspectChromium, inspectFonts, inspectMongo, inspectSmtp } from './services/inspect-services.ts';

export interface Diagnosis {
  ok: boolean;
  node: string;
  findings: Finding[];
}

/** What `tlj doctor` tells: MongoDB, Chromium, fonts and SMTP, each with its version and its place. It starts nothing. */
export async function doctor(): Promise<Diagnosis> {
  const here = settings();
  const findings = await Promise.all([inspectMongo(here), inspectChromium(here), inspectFonts(), inspectSmtp(here)]);
  return { ok: findings.every((finding) => finding.ok), node: process.versions.node, findings };
}
