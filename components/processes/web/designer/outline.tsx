import { type Block, bodiesOf, isParent, type Path } from '@gov/workflow/designing';
import { Fragment, type ReactNode } from 'react';
import { sameSpot, spotKey, useDesk } from './desk.ts';

/** All steps by number, with who it would be today; a click leads to the card. */
export function Outline(): ReactNode {
  const { design } = useDesk();
  return (
    <nav className="process-outline" aria-label="步骤">
      <h2>步骤</h2>
      <ol>
        <Lines blocks={design.program.root.blocks} path={[]} />
      </ol>
      <p className="tertiary small keys">
        <kbd>↑</kbd> <kbd>↓</kbd> 走动　<kbd>回车</kbd> 设置
        <br />
        <kbd>Alt</kbd>+<kbd>↑</kbd> <kbd>↓</kbd> 移动　<kbd>Del</kbd> 去掉
        <br />
        <kbd>Ctrl</kbd>+<kbd>Z</kbd> 撤销　<kbd>Y</kbd> 重做
        <br />
        <kbd>Ctrl</kbd>+<kbd>C</kbd> 复制　<kbd>V</kbd> 粘贴
      </p>
    </nav>
  );
}

function Lines({ blocks, path }: { readonly blocks: readonly Block[]; readonly path: Path }): ReactNode {
  return blocks.map((block, at) => {
    const inside = isParent(block)
      ? bodiesOf(block).map((body, branch) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a branch has no name but its place
          <Lines key={branch} blocks={body.blocks} path={[...path, [at, branch]]} />
        ))
      : [];
    if (block.kind === 'goBack') return null;
    return (
      <Fragment key={block.kind === 'step' ? block.node : block.id}>
        {block.kind === 'step' && <StepLine node={block.node} path={path} at={at} />}
        {inside}
      </Fragment>
    );
  });
}

interface StepLineProps {
  readonly node: string;
  readonly path: Path;
  readonly at: number;
}

function StepLine({ node: id, path, at }: StepLineProps): ReactNode {
  const { design, numbers, words, selection, select, problems } = useDesk();
  const node = design.program.nodes[id];
  if (!node) return null;
  const spot = { path, at };
  const chosen = selection !== undefined && selection.branch === undefined && sameSpot(selection.spot, spot);
  const today = node.waits || node.call || node.does || design.locked[id] ? undefined : words.today(node.handler);
  const who = today?.nobody ? '没有人' : (/^今天是 (.*)$/.exec(today?.today ?? '')?.[1] ?? '');
  const show = (): void => {
    select({ spot });
    const card = document.querySelector<HTMLElement>(`[data-card="${spotKey(path, at)}"]`);
    card?.scrollIntoView({ block: 'center' });
    card?.focus();
  };
  return (
    <li style={{ paddingLeft: path.length * 14 }}>
      <button type="button" aria-pressed={chosen} onClick={show}>
        <span className="number">{numbers.get(id)}</span>
        <span className="name">{node.name || '（没有名称）'}</span>
        <span className={today?.nobody || problems.has(id) ? 'who nobody' : 'who'}>
          {problems.has(id) ? '要处理' : who}
        </span>
      </button>
    </li>
  );
}
