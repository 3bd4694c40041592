/** Walks a tutorial on a running installation, step by step. */
import type { Browser, ElementHandle } from 'puppeteer';
import type { Facts, ReceivedMail, Stage } from '../demo-instance/stage.ts';
import { Hand } from './hand.ts';
import type { Step, Tutorial } from './tutorial.ts';

export interface Walking {
  /** Gets the PNG of each step; without it no picture is taken, and the walk only proves that each control is there. */
  onPicture?: (png: Uint8Array, rank: number) => void;
  /** How long a control may take to come, in milliseconds. */
  patience?: number;
}

const PATIENCE_MS = 10_000;

/** @throws Error naming the tutorial, the step and what is missing. */
export async function walk(browser: Browser, stage: Stage, tutorial: Tutorial, { onPicture, patience = PATIENCE_MS }: Walking = {}) {
  const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'deny' } });
  const hand = new Hand(await context.newPage(), tutorial.screen, patience);
  const facts = { ...stage.facts };
  try {
    await hand.settle();
    if (tutorial.as) await logIn(hand, stage, tutorial.as);
    for (const [rank, step] of tutorial.steps.entries()) {
      const ringed = await prepare(hand, stage, step, facts).catch((error: unknown) => missing(tutorial, rank, error));
      if (onPicture) onPicture(await hand.picture(ringed), rank);
      const control = ringed.at(-1);
      if (step.mail) await hand.open(facts.lien!);
      else if (step.press && control && !step.shown) await hand.press(control).catch((error: unknown) => missing(tutorial, rank, error));
    }
  } finally {
    await context.close();
  }
}

function missing(tutorial: Tutorial, rank: number, error: unknown): never {
  throw new Error(`Tutoriel « ${tutorial.title} », étape ${rank + 1} : ${error instanceof Error ? error.message : String(error)}`);
}

const LOGINS = {
  agent: {
    at: '/caf/login',
    fields: ['code', 'mail', 'motDePasse'],
    facts: ['agentCode', 'agentMail', 'motDePasse'],
    then: 'Se déconnecter',
  },
  family: { at: '/famille/connexion', fields: ['mail', 'motDePasse'], facts: ['familleMail', 'motDePasse'], then: 'Bonjour' },
  partner: { at: '/partenaire/connexion', fields: ['mail', 'motDePasse'], facts: ['clubMail', 'motDePasse'], then: 'Scanner' },
} as const;

async function logIn(hand: Hand, stage: Stage, who: NonNullable<Tutorial['as']>): Promise<void> {
  const { at, fields, facts, then } = LOGINS[who];
  await hand.open((who === 'agent' ? stage.backofficeUrl : stage.portalUrl) + at);
  const found = await hand.fields(fields, undefined);
  for (const [rank, field] of found.entries()) await hand.type(field, stage.facts[facts[rank]!]!);
  await hand.press(await hand.find('Se connecter'));
  await hand.read(then);
}

type Told = (text: string) => string;

/** Everything before the press. @returns what is ringed, the control last. */
async function prepare(hand: Hand, stage: Stage, step: Step, facts: Facts): Promise<ElementHandle<Element>[]> {
  const told: Told = (text) => text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? missingFact(name));
  if (step.mail) return openMail(hand, await stage.mail(told(step.mail.to), step.mail.subject), facts);
  if (step.at) await hand.open((step.at.startsWith('/caf') ? stage.backofficeUrl : stage.portalUrl) + told(step.at));
  if (step.read) await hand.read(told(step.read));
  const ringed = await fillIn(hand, step, told);
  if (step.show) ringed.push(await hand.drawn(step.show));
  if (step.press) ringed.push(await hand.find(told(step.press), step.form !== undefined));
  if (ringed.length === 0) throw new Error('rien à entourer');
  return ringed;
}

/** @returns the fields, as they were filled. */
async function fillIn(hand: Hand, { fill = {}, tick = {}, give = {}, form }: Step, told: Told): Promise<ElementHandle<Element>[]> {
  const filled: ElementHandle<Element>[] = [];
  for (const [name, value] of Object.entries(fill)) {
    const [field] = await hand.fields([name], form);
    await hand.type(field!, told(value));
    filled.push(field!);
  }
  for (const [name, value] of Object.entries(tick)) {
    const boxes = await hand.fields([name], form, told(value));
    for (const box of boxes) await box.evaluate((each) => (each as HTMLInputElement).checked || (each as HTMLInputElement).click());
    filled.push(...boxes);
  }
  for (const [name, file] of Object.entries(give)) {
    const [field] = await hand.fields([name], form);
    await (field as ElementHandle<HTMLInputElement>).uploadFile(told(file));
    filled.push(field!);
  }
  return filled;
}

const missingFact = (name: string): never => {
  throw new Error(`« {${name}} » n’est pas connu`);
};

/** Shows the mail as it was received, without the network. */
async function openMail({ page }: Hand, { html, text }: ReceivedMail, facts: Facts): Promise<ElementHandle<Element>[]> {
  const link = /https?:\/\/\S+\/(?:activation|reinitialisation|inscription)\/\S+/.exec(text)?.[0];
  const secret = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => /^\S{14}$|^\d{6}$/.test(line));
  Object.assign(facts, { lien: link ?? 'about:blank' }, secret && { secret });
  await page.goto('about:blank');
  await page.setContent(html);
  const shown = await page.$$(link ? `a[href="${link}"]` : `::-p-text(${secret})`);
  return shown.slice(-1);
}
