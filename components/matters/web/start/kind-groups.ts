import type { ReplyOf } from '@gov/base/component';
import type { routes } from '../../contract.ts';

export type StartableKind = ReplyOf<(typeof routes)['kinds']>['kinds'][number];

export interface KindGroup {
  readonly name: string;
  readonly kinds: readonly StartableKind[];
}

/** Kinds by group, groups and kinds in the order in which the agency has put them. */
export function kindGroups(kinds: readonly StartableKind[]): readonly KindGroup[] {
  const names = [...new Set(kinds.map((kind) => kind.group))];
  return names.map((name) => ({ name: name || '其他', kinds: kinds.filter((kind) => kind.group === name) }));
}
