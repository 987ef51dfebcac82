import type { ChoiceBlock, ParallelBlock } from '@gov/workflow';
import {
  belongsToStep,
  bodiesOf,
  guardWords,
  isTimers,
  joinWords,
  type Path,
  timedWords,
} from '@gov/workflow/designing';
import { Button } from 'antd';
import { memo, type ReactNode } from 'react';
import { pathInto, useDeskPart, useDeskStore } from '../designer/desk-store.ts';
import { CardHead, ProblemLines } from './card-head.tsx';
import { Cards } from './cards.tsx';
import { WayHead } from './way-head.tsx';

type Fork = ChoiceBlock | ParallelBlock;

interface ForkCardProps {
  readonly block: Fork;
  readonly path: Path;
  readonly at: number;
}

/** Branches side by side, each with its condition in words above its own column. */
export function ForkCard({ block, path, at }: ForkCardProps): ReactNode {
  const [title, hint] = titleOf(block);
  const isOwn = !belongsToStep(block);
  return (
    <div className="fork-card">
      <div className="fork-head">
        <CardHead path={path} at={at} name={block.name ? `${title}：${block.name}` : title} />
        {isOwn && <span className="tertiary small">{hint}</span>}
        {isOwn && <AddBranch path={path} at={at} />}
      </div>
      <ProblemLines element={block.id} />
      <ul className="ways">
        {bodiesOf(block).map((body, branch) => (
          <li key={block.branches[branch]?.flow ?? branch}>
            <BranchHead one={block.branches[branch]} kind={kindOf(block)} {...{ path, at, branch }} />
            <Cards sequence={body} path={pathInto(path, at, branch)} name={`第 ${branch + 1} 条路`} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** All branches are gone, whatever holds. */
const isPlain = (block: Fork): boolean => block.kind === 'parallel' && !block.branches.some(({ guard }) => guard);

/** What the head of a branch says: its condition, its name alone, or whether the step was done in time. */
const kindOf = (block: Fork): BranchHeadProps['kind'] =>
  isTimers(block) ? 'timed' : isPlain(block) ? 'plain' : 'guarded';

function titleOf(block: Fork): readonly [title: string, hint: string] {
  if (block.kind === 'choice') {
    const title = isTimers(block) ? '看有没有按时办完' : belongsToStep(block) ? '等到哪个走哪条' : '分路';
    return [title, '按先后看，先符合哪条走哪条'];
  }
  if (isPlain(block))
    return ['同时办理', block.enough ? `几路同时走，${joinWords(block, false)}` : '几路同时走，都办完再往下'];
  return ['按条件同时办理', `符合条件的都走，${joinWords(block, true)}`];
}

const AddBranch = memo(({ path, at }: { readonly path: Path; readonly at: number }): ReactNode => {
  const store = useDeskStore();
  const closed = useDeskPart((desk) => desk.closed !== undefined);
  if (closed) return null;
  return (
    <Button size="small" onClick={() => store.now().act({ kind: 'addBranch', at: { path, at } })}>
      加一条路
    </Button>
  );
});
AddBranch.displayName = 'AddBranch';

interface BranchHeadProps {
  readonly one: Fork['branches'][number] | undefined;
  readonly kind: 'guarded' | 'plain' | 'timed';
  readonly path: Path;
  readonly at: number;
  readonly branch: number;
}

const BranchHead = memo(({ one, kind, path, at, branch }: BranchHeadProps): ReactNode => {
  const said = useDeskPart(({ words, design }) => {
    if (!one) return '';
    if (kind === 'timed') return timedWords(one.guard, design.program);
    return kind === 'plain' ? one.label || `第 ${branch + 1} 路` : guardWords(one.guard, one.label, words);
  });
  return one ? <WayHead {...{ path, at, branch }} element={one.flow} words={said} /> : null;
});
BranchHead.displayName = 'BranchHead';
