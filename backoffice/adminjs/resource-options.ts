import type { ActionContext, PropertyOptions, ResourceOptions } from 'adminjs';
import { isAllowed, resourceRule } from '../access/rights-table.ts';
import type { DeskAdmin } from '../access/agent-view.ts';
import type { AnySheet, Column, FilterKind } from '../sheets/sheet.ts';
import { meaningsOf } from '../sheets/state-legends.ts';
import { COMPONENTS } from './components.ts';

/** AdminJS's own actions: each answers to the rights table, here as well as in the gate in front. */
const ACTIONS = ['list', 'show', 'search', 'new', 'edit', 'delete', 'bulkDelete'] as const;

/** How AdminJS shows a sheet: columns, filters, words of states; nothing to write. */
export function resourceOptions(sheet: AnySheet): ResourceOptions {
  const columns: Column<unknown>[] = [...sheet.columns];
  const named = (some: Column<unknown>[]): string[] => some.map(({ name }) => name);
  return {
    navigation: false,
    titleProperty: columns[0]!.name,
    sort: { sortBy: sheet.sort.by, direction: sheet.sort.direction },
    listProperties: named(columns.filter(({ listed }) => listed)),
    showProperties: named(columns),
    filterProperties: named(columns.filter(({ filter }) => filter)),
    editProperties: [],
    properties: Object.fromEntries(
      columns.map((column, index) => [column.name, propertyOptions(column, index === 0 ? sheet.page : undefined, index === 0)]),
    ),
    actions: Object.fromEntries(
      ACTIONS.map((name) => [
        name,
        {
          isAccessible: (context: ActionContext) => mayDo(sheet.id, name, context),
          showInDrawer: false,
          ...(name === 'show' ? { icon: 'Eye' } : {}),
        },
      ]),
    ),
  };
}

function mayDo(resource: string, action: string, { currentAdmin }: ActionContext): boolean {
  const rights = (currentAdmin as DeskAdmin | undefined)?.rights ?? [];
  return isAllowed(resourceRule(resource, action), rights);
}

function propertyOptions(column: Column<unknown>, page: string | undefined, isTitle: boolean): PropertyOptions {
  const { states, labels, link, filter, num } = column;
  return {
    isTitle,
    components: { list: COMPONENTS.Cell, show: COMPONENTS.Fact, ...filterComponent(filter) },
    custom: {
      ...(page ? { page } : {}),
      ...(num ? { num } : {}),
      ...(states ? { states, meanings: meaningsOf(states) } : {}),
      ...(labels ? { labels } : {}),
      ...(link ? { link } : {}),
      ...(num ? { num } : {}),
    },
    ...(filter?.kind === 'choice' ? { availableValues: choicesOf(column) } : {}),
  };
}

function filterComponent(filter: FilterKind | undefined): { filter?: string } {
  if (filter?.kind === 'days') return { filter: COMPONENTS.DayRange };
  return filter?.kind === 'choice' ? { filter: COMPONENTS.Choice } : {};
}

const choicesOf = ({ states = {}, labels = {} }: Column<unknown>): { value: string; label: string }[] => [
  ...Object.entries(states).map(([value, { word }]) => ({ value, label: word })),
  ...Object.entries(labels).map(([value, label]) => ({ value, label })),
];
