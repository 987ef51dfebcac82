import type { Block } from '../program.ts';
import { belongsToStep, blockAt, blocksWithin, type Design, type Path, type Spot, sequenceAt } from './design.ts';
import type { NewBlocks } from './new-cards.ts';

/** Why these blocks cannot stand here, as a sentence; undefined = they can. */
export function whyNotHere(
  { program }: Design,
  { path, at }: Spot,
  { blocks, nodes }: Pick<NewBlocks, 'blocks' | 'nodes'>,
): string | undefined {
  const sequence = sequenceAt(program.root, path);
  if (!sequence || at < 0 || at > sequence.blocks.length) return '这一处已经不在了，请重新选择。';
  if (belongsToStep(sequence.blocks[at])) return '这一步等到的事情紧跟着它，中间不能再加。';
  const ended = sequence.blocks.slice(0, at).some(({ kind }) => kind === 'end' || kind === 'goBack');
  if (ended) return '走到这里已经结束或回到前面了，后面加的步骤走不到。';
  const owners = ownersOf(program.root, path);
  const last = owners.at(-1);
  if (
    last?.kind === 'section' &&
    last.adHoc &&
    blocks.some((block) => block.kind !== 'step' || block.beside || nodes[block.node]?.waits || nodes[block.node]?.does)
  )
    return '自由办理的一段里只能放并列的、有人办理的步骤，步骤上不能有定时。';
  const ends = [...blocksWithin({ kind: 'sequence', blocks })].some(({ kind }) => kind === 'end');
  if (ends && owners.some(({ kind }) => kind === 'parallel')) return '同时办理的一路里不能结束流程。';
  if (ends && owners.some(belongsToStep)) return '由等到的事情决定的路里，不能在列表里加“结束”。';
  if (ends && owners.some(({ kind }) => kind === 'section')) return '这一段里不能结束整个流程。';
  if (ends && owners.some(({ kind }) => kind === 'step')) return '到时另开的一路自己会结束，里面不能结束整个流程。';
  if (blocks.at(-1)?.kind !== 'end') return undefined;
  if (path.length === 0) return '流程最后已经有“结束”。提前结束请加在分路里。';
  return at < sequence.blocks.length ? '“结束”只能放在一条路的最后。' : undefined;
}

/** Why what stands here cannot be taken away. */
export function whyNotRemove({ program }: Design, { path, at }: Spot): string | undefined {
  const sequence = sequenceAt(program.root, path);
  const block = sequence?.blocks[at];
  if (!sequence || !block) return '这一处已经不在了，请重新选择。';
  if (belongsToStep(block)) return '这几条路跟着前面一步，请去掉那一步。';
  if (path.length > 0) return undefined;
  if (block.kind === 'end') return '流程总要有结束。';
  const steps = sequence.blocks.filter(({ kind }) => kind === 'step').length;
  return block.kind === 'step' && steps === 1 ? '流程至少要有一个步骤。' : undefined;
}

function ownersOf(root: Design['program']['root'], path: Path): readonly Block[] {
  return path.flatMap(([at], level) => blockAt(root, { path: path.slice(0, level), at }) ?? []);
}
