import type { Block, NodeId, Sequence, StepBlock } from '../program.ts';
import { bodiesOf, isParent, type Parent, withBody } from './design.ts';

/** Locked parts in which the way ends. */
type Ending = ReadonlySet<NodeId>;

/**
 * Why a tree cannot be drawn, as a sentence: steps behind an end, a branch of a fork that does not reach its join. What can be
 * drawn and is not right yet is said by `compile` instead.
 */
export function structureProblem(root: Sequence, ending: Ending): string | undefined {
  if (runsOn(root, ending)) return '流程最后要有“结束”。';
  return inside(root, ending);
}

function inside({ blocks }: Sequence, ending: Ending): string | undefined {
  const last = blocks.findIndex((block) => !blockRunsOn(block, ending));
  if (last >= 0 && last < blocks.length - 1) return '走到这里已经结束或回到前面了，后面的步骤会走不到。';
  // where a way only leads back, nobody can tell where its forks would meet
  if (
    leadsBackOnly({ kind: 'sequence', blocks }) &&
    blocks.some(({ kind }) => kind === 'choice' || kind === 'parallel')
  )
    return '走完回到前面的这条路上，只能放步骤，不能再分路。';
  for (const block of blocks) {
    const why = insideBlock(block, ending);
    if (why) return why;
  }
  return undefined;
}

function insideBlock(block: Block, ending: Ending): string | undefined {
  switch (block.kind) {
    case 'section':
      if (!runsOn(block.body, ending)) return '这一段里总要有一条路走到最后。';
      return inside(block.body, ending) ?? insideBeside(block, ending);
    case 'step':
      return insideBeside(block, ending);
    case 'parallel':
      return block.branches.flatMap(({ body }) =>
        runsOn(body, ending) ? (inside(body, ending) ?? []) : '同时办理的每一路都要走到汇合处。',
      )[0];
    case 'choice':
      return block.branches.flatMap(({ body }) => inside(body, ending) ?? [])[0];
    default:
      return undefined;
  }
}

/** What begins beside a step ends by itself, where all its ways meet. */
const insideBeside = ({ beside = [] }: Pick<StepBlock, 'beside'>, ending: Ending): string | undefined =>
  beside.flatMap(({ body }) =>
    runsOn(body, ending) ? (inside(body, ending) ?? []) : '到时另开的一路要走到它自己的最后。',
  )[0];

/** Whether the flow goes on behind these blocks. */
const runsOn = ({ blocks }: Sequence, ending: Ending): boolean => blocks.every((block) => blockRunsOn(block, ending));

function blockRunsOn(block: Block, ending: Ending): boolean {
  if (block.kind === 'choice') return block.branches.some(({ body }) => runsOn(body, ending));
  if (block.kind === 'step') return !ending.has(block.node);
  return block.kind !== 'end' && block.kind !== 'goBack';
}

/** No way from here but back. */
function leadsBackOnly({ blocks }: Sequence): boolean {
  const last = blocks.at(-1);
  return last?.kind === 'goBack' || (last?.kind === 'choice' && last.branches.every(({ body }) => leadsBackOnly(body)));
}

/**
 * Where only one branch of a choice leads on, what stands in it stands behind the choice: so it is read from the drawing, which
 * knows no difference.
 */
export function withoutLoneBranches(sequence: Sequence, ending: Ending): Sequence {
  const blocks = sequence.blocks.flatMap((block) => lifted(block, ending));
  const unchanged = blocks.length === sequence.blocks.length && blocks.every((one, at) => one === sequence.blocks[at]);
  return unchanged ? sequence : { kind: 'sequence', blocks };
}

function lifted(block: Block, ending: Ending): readonly Block[] {
  if (!isParent(block)) return [block];
  if (block.kind === 'section' || block.kind === 'step')
    return [
      bodiesOf(block).reduce<Parent>((changed, body, at) => {
        const clean = withoutLoneBranches(body, ending);
        return clean === body ? changed : withBody(changed, at, () => clean);
      }, block),
    ];
  if (block.kind === 'parallel') {
    const branches = cleaned(block.branches, ending);
    return [branches === block.branches ? block : { ...block, branches }];
  }
  const branches = cleaned(block.branches, ending);
  const going = branches.filter(({ body }) => runsOn(body, ending));
  const [lone] = going;
  if (!lone || going.length > 1 || lone.body.blocks.length === 0)
    return [branches === block.branches ? block : { ...block, branches }];
  const emptied = branches.map((one) =>
    one === lone ? { ...one, body: { kind: 'sequence' as const, blocks: [] } } : one,
  );
  return [{ ...block, branches: emptied }, ...lone.body.blocks];
}

/** The same branches where nothing of them changed: what asks by identity need not look into them. */
function cleaned<T extends { readonly body: Sequence }>(branches: readonly T[], ending: Ending): readonly T[] {
  const fresh = branches.map((one) => {
    const body = withoutLoneBranches(one.body, ending);
    return body === one.body ? one : { ...one, body };
  });
  return fresh.every((one, at) => one === branches[at]) ? branches : fresh;
}
