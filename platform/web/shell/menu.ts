import type { MenuRow } from '@gov/base/component';
import type { WebRegistryRow } from './component-web.ts';

export interface MenuGroup {
  readonly name: string;
  readonly rows: readonly MenuRow[];
}

interface Rights {
  readonly permissions: readonly string[];
  readonly openComponents: readonly string[];
}

/** Groups in the order of the day's work; groups of other names follow as they come. */
const groupOrder = ['首页', '公文', '日常办公', '单位管理', '平台管理'];
/** The page of the search box; it has a box in the top bar instead of a menu line. */
export const searchPath = '/search';

const rank = (group: string): number => {
  const index = groupOrder.indexOf(group);
  return index < 0 ? groupOrder.length : index;
};

export const isOpen = (row: WebRegistryRow, rights: Rights): boolean => rights.openComponents.includes(row.id);

/** Whether a row of a menu or a widget is for these rights. */
export const mayRow = (rights: Rights) => (row: { readonly permission?: string }) =>
  row.permission === undefined || rights.permissions.includes(row.permission);

/** The menu of one working identity: rows of open components it may see, grouped by work. */
export function menuOf(registry: readonly WebRegistryRow[], rights: Rights): readonly MenuGroup[] {
  const rows = registry
    .filter((row) => isOpen(row, rights))
    .flatMap((row) => row.menu)
    .filter(mayRow(rights))
    .filter((row) => row.path !== searchPath);
  const names = [...new Set(rows.map((row) => row.group))].sort((a, b) => rank(a) - rank(b));
  return names.map((name) => ({
    name,
    rows: rows.filter((row) => row.group === name).sort((a, b) => a.order - b.order),
  }));
}

export interface PlacedWidget {
  readonly component: WebRegistryRow;
  readonly id: string;
  readonly words: string;
  readonly place: 'work' | 'today';
}

/** The widgets of the portal home for one working identity, in their order. */
export const widgetsOf = (registry: readonly WebRegistryRow[], rights: Rights): readonly PlacedWidget[] =>
  registry
    .filter((row) => isOpen(row, rights))
    .flatMap((component) => component.widgets.filter(mayRow(rights)).map((widget) => ({ component, widget })))
    .sort((a, b) => a.widget.order - b.widget.order)
    .map(({ component, widget }) => ({ component, id: widget.id, words: widget.words, place: widget.place }));

/** The row whose path is the longest beginning of the address: `/outgoing/new` belongs to `/outgoing`. */
export function rowOfAddress(groups: readonly MenuGroup[], pathname: string): MenuRow | undefined {
  const rows = groups.flatMap((group) => group.rows);
  const covers = (row: MenuRow) => row.path === pathname || (row.path !== '/' && pathname.startsWith(`${row.path}/`));
  return rows.filter(covers).sort((a, b) => b.path.length - a.path.length)[0];
}

const firstPart = (path: string): string => path.split('/')[1] ?? '';

/** Components to ask for the page of an address, the most likely ones first. */
export function candidatesFor(registry: readonly WebRegistryRow[], pathname: string): readonly WebRegistryRow[] {
  const part = firstPart(pathname);
  const likely = registry.filter((row) => row.id === part || row.menu.some((item) => firstPart(item.path) === part));
  return [...likely, ...registry.filter((row) => !likely.includes(row))];
}
