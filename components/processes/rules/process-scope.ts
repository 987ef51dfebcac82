import { ok, type Result, reject } from '@gov/base';

/** Which processes somebody looks after: the whole agency's, or those of the sections he was granted that stand today. */
export type ProcessScope =
  | { readonly kind: 'agency' }
  | { readonly kind: 'sections'; readonly sectionIds: ReadonlySet<string> };

/** What decides whose a process is. */
export interface ScopedProcess {
  /** 归口科室; none = the agency alone. */
  readonly sectionIds: readonly string[];
  /** It came with the product: what the product does at its steps is the agency's to answer for. */
  readonly ofProduct: boolean;
}

/** The one rule of graded administration: everything that names a process is asked this before anything else. */
export const isWithin = (scope: ProcessScope, process: ScopedProcess): boolean =>
  scope.kind === 'agency' || (!process.ofProduct && process.sectionIds.some((id) => scope.sectionIds.has(id)));

interface NewProcess {
  /** The section that was chosen, if any. */
  readonly wanted: string | undefined;
  /** Where the caller works. */
  readonly own: string;
  readonly standing: ReadonlySet<string>;
}

/** Whose a new process is: of a section of its maker, never the agency's by silence; the agency's administrator may leave it open. */
export function sectionOfNew(scope: ProcessScope, { wanted, own, standing }: NewProcess): Result<string | undefined> {
  if (scope.kind === 'agency')
    return wanted === undefined || standing.has(wanted) ? ok(wanted) : reject('processes.unknown-section');
  const [only, ...others] = scope.sectionIds;
  const unsaid = scope.sectionIds.has(own) ? own : others.length === 0 ? only : undefined;
  const section = wanted ?? unsaid;
  return section !== undefined && scope.sectionIds.has(section) ? ok(section) : reject('processes.unknown-section');
}

/** Which sections a process may be given to: those that stand; one that looked after it and has ended may stay. */
export function mayAssign(
  process: ScopedProcess,
  wanted: readonly string[],
  standing: ReadonlySet<string>,
): Result<readonly string[]> {
  const sections = [...new Set(wanted)];
  if (process.ofProduct && sections.length > 0) return reject('processes.product-own');
  return sections.every((id) => standing.has(id) || process.sectionIds.includes(id))
    ? ok(sections)
    : reject('processes.unknown-section');
}
