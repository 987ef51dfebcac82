import type { Block, ChoiceBlock, ChoiceBranch, Enough, ParallelBlock, ParallelBranch } from '../program.ts';
import { type Applied, changeBlock, done, gone, refuse, spliced, withRoot } from './applied.ts';
import type { DesignCommand } from './command.ts';
import {
  belongsToStep,
  blockAt,
  type Design,
  noCondition,
  type Path,
  type Spot,
  sequenceAt,
  withBlocks,
} from './design.ts';
import { goBackTargets } from './go-back.ts';
import type { NewIds } from './names.ts';
import { newCard } from './new-cards.ts';

const isStandard = (branch: ChoiceBranch | ParallelBranch): boolean => branch.guard?.kind === 'default';

/** One more branch, before the one for everything else; of a fork with a step in it. */
export function addBranch(design: Design, at: Spot, ids: NewIds): Applied {
  const block = blockAt(design.program.root, at);
  if (block?.kind !== 'choice' && block?.kind !== 'parallel') return gone;
  if (belongsToStep(block)) return refuse('这几条路由等到的事情决定，不能在这里加。');
  const flow = ids.branch(block.id);
  const inFront = <T extends ChoiceBranch | ParallelBranch>(branches: readonly T[], branch: T): readonly T[] => {
    const place = branches.findIndex(isStandard);
    return place < 0 ? [...branches, branch] : [...branches.slice(0, place), branch, ...branches.slice(place)];
  };
  if (block.kind === 'choice') {
    // a choice keeps one way for everything else
    const guard = block.branches.some(isStandard) ? noCondition : ({ kind: 'default' } as const);
    const branch = { flow, label: '', guard, body: { kind: 'sequence', blocks: [] } } as const;
    return changeBlock(design, at, () => ({ ...block, branches: inFront(block.branches, branch) }));
  }
  const step = newCard({ card: 'step' }, ids, design.program.nodes);
  const branch = { flow, label: '', body: { kind: 'sequence', blocks: step.blocks } } as const;
  const changed = { ...block, branches: inFront<ParallelBranch>(block.branches, branch) };
  const root = spliced(design.program.root, at, 1, [changed]);
  return done(withRoot(design, root, { ...design.program.nodes, ...step.nodes }));
}

/** Of two branches the other one stays in place of the fork. */
export function removeBranch(design: Design, at: Spot, branch: number): Applied {
  const sequence = sequenceAt(design.program.root, at.path);
  const block = sequence?.blocks[at.at];
  if (!sequence || (block?.kind !== 'choice' && block?.kind !== 'parallel') || !block.branches[branch]) return gone;
  if (belongsToStep(block)) return refuse('这几条路由等到的事情决定，不能单独去掉一条。');
  if (block.branches.length === 2) {
    const rest = block.branches[1 - branch]?.body.blocks ?? [];
    return done(withRoot(design, spliced(design.program.root, at, 1, rest)));
  }
  return changeBlock(design, at, () =>
    block.kind === 'choice'
      ? { ...block, branches: withStandard(without(block.branches, branch)) }
      : fewerBranches({ ...block, branches: withStandardFork(without(block.branches, branch)) }),
  );
}

const without = <T>(all: readonly T[], at: number): readonly T[] => all.filter((_, place) => place !== at);

/** A choice keeps one way for everything else: the last one, when the former one was taken away. */
const withStandard = (branches: readonly ChoiceBranch[]): readonly ChoiceBranch[] =>
  branches.some(isStandard) || branches.every(({ guard }) => guard.kind === 'outcome')
    ? branches
    : branches.map((one, at) => (at === branches.length - 1 ? { ...one, guard: { kind: 'default' } } : one));

const withStandardFork = (branches: readonly ParallelBranch[]): readonly ParallelBranch[] =>
  branches.every(({ guard }) => guard?.kind === 'condition')
    ? branches.map((one, at) => (at === branches.length - 1 ? { ...one, guard: { kind: 'default' } } : one))
    : branches;

/** Another order of the branches: conditions are tried in it. `to` is counted without the branch that moves. */
export function moveBranch(design: Design, at: Spot, branch: number, to: number): Applied {
  const reordered = <T>(all: readonly T[]): readonly T[] => {
    const moved = all[branch];
    const rest = without(all, branch);
    return moved === undefined ? all : [...rest.slice(0, to), moved, ...rest.slice(to)];
  };
  return changeBlock(design, at, (block) => {
    if (belongsToStep(block)) return undefined;
    if (block.kind === 'choice') return { ...block, branches: reordered(block.branches) };
    return block.kind === 'parallel' ? { ...block, branches: reordered(block.branches) } : undefined;
  });
}

/** What stands at the end of a branch leads back to an earlier step, or (null) leads back no more. */
export function setGoBack(design: Design, path: Path, to: string | null): Applied {
  const sequence = sequenceAt(design.program.root, path);
  const [last] = path.slice(-1);
  const owner = last && blockAt(design.program.root, { path: path.slice(0, -1), at: last[0] });
  if (!sequence || owner?.kind !== 'choice') return refuse('只有“分路”里的一条路，才能走完回到前面的步骤。');
  if (belongsToStep(owner)) return refuse('由等到的事情决定的路，不能在列表里改它回到哪一步。');
  if (sequence.blocks.at(-1)?.kind === 'end') return refuse('这条路走完就结束了。先去掉“结束”。');
  const kept = sequence.blocks.filter(({ kind }) => kind !== 'goBack');
  if (to !== null && !goBackTargets(design.program, path).includes(to))
    return refuse('只能回到这条路之前、不跨过“同时办理”的步骤。');
  const blocks: readonly Block[] = to === null ? kept : [...kept, { kind: 'goBack', to }];
  return done(withRoot(design, withBlocks(design.program.root, path, blocks)));
}

/** When a branch is taken, and what is written on it. A choice keeps one way for everything else. */
export function setCondition(
  design: Design,
  { at, branch, guard, label }: Extract<DesignCommand, { kind: 'setCondition' }>,
): Applied {
  const words = label === undefined ? {} : { label };
  const standard = guard.kind === 'default';
  const fork = blockAt(design.program.root, at);
  if ((fork?.kind !== 'choice' && fork?.kind !== 'parallel') || !fork.branches[branch]) return gone;
  const applied = changeBlock(design, at, (block) => {
    if ((block.kind !== 'choice' && block.kind !== 'parallel') || belongsToStep(block)) return undefined;
    if (block.kind === 'choice') {
      const set = (one: ChoiceBranch): ChoiceBranch =>
        standard && isStandard(one) ? { ...one, guard: noCondition } : one;
      const branches = block.branches.map((one, place) => (place === branch ? { ...one, ...words, guard } : set(one)));
      return { ...block, branches };
    }
    // of a fork a branch without a condition is always taken
    const always = ({ guard: _gone, ...one }: ParallelBranch): ParallelBranch => one;
    const own = guard.kind === 'condition' && guard.source === '' ? {} : { guard };
    const set = (one: ParallelBranch): ParallelBranch => (standard && isStandard(one) ? always(one) : one);
    const branches = block.branches.map((one, place) =>
      place === branch ? { ...always(one), ...words, ...own } : set(one),
    );
    return { ...block, branches };
  });
  const changed = applied.ok ? blockAt(applied.design.program.root, at) : undefined;
  // one without a condition beside others with one would be read as the one for everything else
  return changed?.kind === 'choice' && lacksStandard(changed)
    ? refuse('总要留一条“其他情况”。先把另一条改成“其他情况”。')
    : applied;
}

const lacksStandard = ({ branches }: ChoiceBlock): boolean =>
  !branches.some(isStandard) &&
  branches.filter(({ guard }) => guard.kind === 'condition' && guard.source === '').length === 1;

const forkAt = ({ program }: Design, at: Spot): ParallelBlock | undefined => {
  const block = blockAt(program.root, at);
  return block?.kind === 'parallel' ? block : undefined;
};

/** 会签: a return out of it waits for the other branches. That goes with a join that waits for all of them, and with no other. */
export function setCountersign(design: Design, at: Spot, countersign: boolean): Applied {
  const fork = forkAt(design, at);
  if (!fork) return gone;
  if (countersign && fork.enough) return refuse('会签要等几路都办完。先改成“全部办完”往下走。');
  return changeBlock(design, at, () => ({ ...fork, countersign }));
}

/** 几路办完就往下走; null = all of them. */
export function setEnough(design: Design, at: Spot, enough: Enough | null): Applied {
  const fork = forkAt(design, at);
  if (!fork) return gone;
  const { enough: _before, ...all } = fork;
  if (!enough) return changeBlock(design, at, () => all);
  const most = fork.branches.length - 1;
  if (!Number.isInteger(enough.branches) || enough.branches < 1 || enough.branches > most)
    return refuse(`这里有 ${most + 1} 路，可以写 1 到 ${most} 路办完就往下走。`);
  if (fork.countersign) return refuse('会签要等几路都办完。先去掉“是会签”。');
  return changeBlock(design, at, () => ({ ...all, enough: { branches: enough.branches, rest: enough.rest } }));
}

/** A fork with fewer branches: what was enough of more is all of them now. */
function fewerBranches(fork: ParallelBlock): ParallelBlock {
  const { enough, ...all } = fork;
  return enough && enough.branches < fork.branches.length ? fork : all;
}
