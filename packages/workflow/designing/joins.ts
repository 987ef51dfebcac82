import type { Enough, ParallelBlock } from '../program.ts';
import { type Applied, changeBlock, gone, refuse } from './applied.ts';
import { blockAt, type Design, type Spot } from './design.ts';

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

/** 几支办完就往下走; null = all of them. */
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
export function fewerBranches(fork: ParallelBlock): ParallelBlock {
  const { enough, ...all } = fork;
  return enough && enough.branches < fork.branches.length ? fork : all;
}
