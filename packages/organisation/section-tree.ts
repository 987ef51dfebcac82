import type { OrganisationSnapshot, Section } from './snapshot.ts';

/** Sections in manual order, parents before children, with what hangs below each. */
export interface SectionTree {
  readonly inOrder: readonly Section[];
  /** Place of a section in `inOrder`. */
  readonly position: ReadonlyMap<string, number>;
  readonly children: ReadonlyMap<string, readonly Section[]>;
}

const noSections: readonly Section[] = [];

export const childrenOf = (tree: SectionTree, sectionId: string): readonly Section[] =>
  tree.children.get(sectionId) ?? noSections;

/** Manual order, then id so that two runs always agree. */
export const byDisplayOrder = (
  a: { readonly displayOrder: number; readonly id: string },
  b: { readonly displayOrder: number; readonly id: string },
): number => a.displayOrder - b.displayOrder || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function groupByParent(sections: readonly Section[], known: ReadonlyMap<string, Section>): Map<string, Section[]> {
  const groups = new Map<string, Section[]>();
  for (const section of sections) {
    const key = section.parentId !== undefined && known.has(section.parentId) ? section.parentId : '';
    const group = groups.get(key);
    if (group) group.push(section);
    else groups.set(key, [section]);
  }
  return groups;
}

/** Builds the tree of all sections, ended ones included. Sections in a broken circle stand at the end instead of vanishing. */
export function buildSectionTree(snapshot: OrganisationSnapshot): SectionTree {
  const sorted = [...snapshot.sections.values()].sort(byDisplayOrder);
  const children = groupByParent(sorted, snapshot.sections);
  const position = new Map<string, number>();
  const inOrder: Section[] = [];
  const visit = (section: Section): void => {
    if (position.has(section.id)) return;
    position.set(section.id, inOrder.length);
    inOrder.push(section);
    for (const child of children.get(section.id) ?? noSections) visit(child);
  };
  for (const root of children.get('') ?? noSections) visit(root);
  for (const left of sorted) visit(left);
  return { inOrder, position, children };
}

/** The section, its parent, and so on up to the top; a circle ends the walk. */
export function sectionPath(snapshot: OrganisationSnapshot, sectionId: string): readonly Section[] {
  const path: Section[] = [];
  const seen = new Set<string>();
  let current = snapshot.sections.get(sectionId);
  while (current && !seen.has(current.id)) {
    seen.add(current.id);
    path.push(current);
    current = current.parentId === undefined ? undefined : snapshot.sections.get(current.parentId);
  }
  return path;
}

/** The section and everything below it, in manual order. */
export function sectionAndBelow(tree: SectionTree, sectionId: string): readonly string[] {
  const found: string[] = [sectionId];
  const seen = new Set(found);
  for (let i = 0; i < found.length; i += 1) {
    for (const child of childrenOf(tree, found[i] ?? '')) {
      if (seen.has(child.id)) continue;
      seen.add(child.id);
      found.push(child.id);
    }
  }
  return found.sort((a, b) => (tree.position.get(a) ?? 0) - (tree.position.get(b) ?? 0));
}
