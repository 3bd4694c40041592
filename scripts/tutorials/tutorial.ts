/**
 * A tutorial is data: what somebody does, step by step, on the real screens (R-REC-02).
 * The same list drives the browser, is printed, and is walked by a test: a control that is gone makes all three fail.
 * `{name}` in a value is one of the walk's facts (facts.ts).
 */
export type Audience = 'agents' | 'familles' | 'partenaires';

export interface Step {
  /** What to do, one or two short sentences in French. */
  say: string;
  /** Address opened first, on the site of the audience. */
  at?: string;
  /** The mail opened first: its picture is the step's, its link or its code become the facts `lien` and `secret`. */
  mail?: { to: string; subject: string };
  /** Words waited for before anything else. */
  read?: string;
  /** Fields by name, and what is typed in them. */
  fill?: Readonly<Record<string, string>>;
  /** Boxes and choices by name; `*`: the first one there is, `all`: every one. */
  tick?: Readonly<Record<string, string>>;
  /** Files by the name of their field. */
  give?: Readonly<Record<string, string>>;
  /** Words of the button of the form meant, where a page has several with the same fields. */
  form?: string;
  /** CSS of what is ringed besides the fields and the control. */
  show?: string;
  /** Words on the control that is pressed once the picture is taken. */
  press?: string;
  /** Only shown, never pressed: what cannot be undone. */
  shown?: true;
}

export interface Tutorial {
  /** Name of the pictures' folder, and of the anchor. */
  id: string;
  title: string;
  /** What it is for, and what to have at hand. */
  lead: string;
  /** Who is logged in before the first step; nobody when absent. */
  as?: 'agent' | 'family' | 'partner';
  /** How wide the screen is: families and scanning clubs hold a phone. */
  screen: 'phone' | 'desk';
  steps: readonly Step[];
}

export interface Guidebook {
  audience: Audience;
  title: string;
  lead: string;
  tutorials: readonly Tutorial[];
}
