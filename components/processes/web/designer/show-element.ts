import {
  besideOf,
  bodiesOf,
  type Design,
  isParent,
  type Parent,
  type Path,
  type Sequence,
} from '@gov/workflow/designing';
import { spotKey } from './desk.ts';

/** The card of a step, a gateway or a branch, as `data-card` names it; undefined for what belongs to no card. */
export function cardOf({ program, locked }: Design, element: string): string | undefined {
  const member = Object.entries(locked).find(([, part]) => part.members.includes(element))?.[0];
  return cardWithin(program.root, [], member ?? element);
}

function cardWithin({ blocks }: Sequence, path: Path, element: string): string | undefined {
  for (const [at, block] of blocks.entries()) {
    const own = block.kind === 'step' ? block.node : block.kind === 'goBack' ? undefined : block.id;
    if (own === element) return spotKey(path, at);
    if (!isParent(block)) continue;
    const branch = branchOf(block, element);
    if (branch !== undefined) return `${spotKey(path, at)}#${branch}`;
    for (const [branchAt, body] of bodiesOf(block).entries()) {
      const found = cardWithin(body, [...path, [at, branchAt]], element);
      if (found) return found;
    }
  }
  return undefined;
}

/** The branch that a flow or a timer on an edge leads into. */
function branchOf(block: Parent, element: string): number | undefined {
  if (block.kind === 'step' || block.kind === 'section')
    return besideOf(block).find(({ event, flow }) => event === element || flow === element)?.branch;
  const at = block.branches.findIndex(
    ({ flow, guard }) => flow === element || (guard?.kind === 'event' && guard.event === element),
  );
  return at < 0 ? undefined : at;
}

/** Leads to the card of an element; what has none leads to what is said above the cards. */
export function showElement(design: Design, element: string): void {
  const key = cardOf(design, element);
  const card = key && document.querySelector<HTMLElement>(`[data-card="${key}"]`);
  const place = card || document.querySelector<HTMLElement>('.process-notes');
  place?.scrollIntoView({ block: 'center' });
  place?.focus();
}
