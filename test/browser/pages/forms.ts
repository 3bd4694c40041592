/** The forms of a page as it was sent, read by the standard's own parser. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

export interface AskedField {
  name: string;
  /** text, password, radio, checkbox, select, file… */
  type: string;
  value: string;
  /** Of a radio or a list. */
  choices: string[];
}

export interface PostedForm {
  action: string;
  multipart: boolean;
  /** What the page itself sends along, the first button that sends it included: Enter presses that one. */
  hidden: Record<string, string>;
  /** What each other button sends in its place, where it says something of its own. */
  buttons: Record<string, string>[];
  asked: AskedField[];
}

/** Every element of a page, in order. */
export function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    for (const child of 'childNodes' in node ? node.childNodes : []) walk(child);
  };
  walk(parse(html));
  return found;
}

/** @returns "" for an attribute that is absent. */
export const attribute = (element: Element, name: string): string => element.attrs.find((each) => each.name === name)?.value ?? '';

/** The posted forms of the content. @param address of the page, for forms that are posted to their own. */
export function postedForms(html: string, address: string): PostedForm[] {
  const main = elementsOf(html).find(({ tagName }) => tagName === 'main');
  return within(main)
    .filter(({ tagName, ...form }) => tagName === 'form' && attribute(form as Element, 'method') === 'post')
    .map((form) => readForm(form, address));
}

function within(root: Element | undefined): Element[] {
  return (root?.childNodes ?? []).flatMap((node) => ('tagName' in node ? [node, ...within(node)] : []));
}

function readForm(form: Element, address: string): PostedForm {
  const fields = within(form).filter(({ tagName }) => ['input', 'select', 'textarea', 'button'].includes(tagName));
  const [pressed, ...others] = fields.filter((each) => each.tagName === 'button' && attribute(each, 'type') !== 'button');
  const named = fields.filter((each) => attribute(each, 'name') !== '' && (each.tagName !== 'button' || each === pressed));
  const isHidden = (each: Element): boolean => attribute(each, 'type') === 'hidden' || each.tagName === 'button';
  const asked = new Map<string, AskedField>();
  for (const each of named.filter((one) => !isHidden(one))) {
    const name = attribute(each, 'name');
    const type = each.tagName === 'input' ? attribute(each, 'type') || 'text' : each.tagName;
    const choices = [...(asked.get(name)?.choices ?? []), ...choicesOf(each, type)];
    asked.set(name, { name, type, value: attribute(each, 'value'), choices });
  }
  return {
    action: attribute(form, 'action') || address,
    multipart: attribute(form, 'enctype') === 'multipart/form-data',
    hidden: Object.fromEntries(named.filter(isHidden).map((each) => [attribute(each, 'name'), attribute(each, 'value')])),
    buttons: others
      .filter((each) => attribute(each, 'name') !== '')
      .map((each) => ({ [attribute(each, 'name')]: attribute(each, 'value') })),
    asked: [...asked.values()],
  };
}

function choicesOf(element: Element, type: string): string[] {
  if (type === 'radio' || type === 'checkbox') return [attribute(element, 'value')];
  return within(element)
    .filter(({ tagName }) => tagName === 'option')
    .map((option) => attribute(option, 'value'));
}
