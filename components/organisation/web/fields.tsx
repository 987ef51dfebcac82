import type { ReactNode } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ChoiceField } from '#platform/web/widgets/field.tsx';
import { routes } from '../contract.ts';

interface NarrowChoice {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** What an empty choice means, where it may be empty: `最上一级`. */
  readonly emptyWords?: string;
}

/** Sections of today with an indent for the level; `except` and everything below it are left out. */
export function SectionField({ except, ...rest }: NarrowChoice & { readonly except?: string }) {
  const tree = useRoute(routes.tree);
  const sections = tree.data?.sections ?? [];
  const levels = new Map<string, number>();
  const options = sections.flatMap(({ id, name, parentId }) => {
    const level = parentId === undefined ? 0 : (levels.get(parentId) ?? 0) + 1;
    if (id === except || (parentId !== undefined && !levels.has(parentId))) return [];
    levels.set(id, level);
    return [{ value: id, label: `${'　'.repeat(level)}${name}` }];
  });
  return <ChoiceField {...rest} options={options} />;
}

/** Posts that can be held in this section: its own and those of the whole agency. */
export function PostField({ sectionId, ...rest }: NarrowChoice & { readonly sectionId: string | undefined }) {
  const posts = useRoute(routes.posts);
  const usable = (posts.data?.posts ?? []).filter((post) => !post.sectionId || post.sectionId === sectionId);
  return <ChoiceField {...rest} options={usable.map((post) => ({ value: post.id, label: post.name }))} />;
}
