import { type Block, bodiesOf, isParent, type Path } from '@gov/workflow/designing';
import { Fragment, memo, type ReactNode } from 'react';
import { type Desk, isChosen, spotKey } from '../designer/desk.ts';
import { pathInto, rootPath, useDeskPart, useDeskStore } from '../designer/desk-store.ts';

/** All steps by number, with who it would be today; a click leads to the card. */
export const Outline = memo((): ReactNode => {
  const { blocks } = useDeskPart(({ design }) => design.program.root);
  return (
    <nav className="process-outline" aria-label="步骤">
      <h2>步骤</h2>
      <ol>
        <Lines blocks={blocks} path={rootPath} />
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
});
Outline.displayName = 'Outline';

const Lines = memo(
  ({ blocks, path }: { readonly blocks: readonly Block[]; readonly path: Path }): ReactNode =>
    blocks.map((block, at) => {
      if (block.kind === 'goBack') return null;
      return (
        <Fragment key={block.kind === 'step' ? block.node : block.id}>
          {block.kind === 'step' && <StepLine node={block.node} path={path} at={at} />}
          {isParent(block) &&
            bodiesOf(block).map((body, branch) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a branch has no name but its place
              <Lines key={branch} blocks={body.blocks} path={pathInto(path, at, branch)} />
            ))}
        </Fragment>
      );
    }),
);
Lines.displayName = 'Lines';

interface StepLineProps {
  readonly node: string;
  readonly path: Path;
  readonly at: number;
}

const StepLine = memo(({ node: id, path, at }: StepLineProps): ReactNode => {
  const store = useDeskStore();
  const name = useDeskPart(({ design }) => design.program.nodes[id]?.name);
  const number = useDeskPart(({ numbers }) => numbers.get(id));
  const chosen = useDeskPart((desk) => isChosen(desk, { path, at }));
  const wrong = useDeskPart(({ problems }) => problems.has(id));
  const who = useDeskPart((desk) => whoToday(desk, id));
  if (name === undefined) return null;
  const show = (): void => {
    store.now().select({ spot: { path, at } });
    const card = document.querySelector<HTMLElement>(`[data-card="${spotKey(path, at)}"]`);
    card?.scrollIntoView({ block: 'center' });
    card?.focus();
  };
  return (
    <li style={{ paddingLeft: path.length * 14 }}>
      <button type="button" aria-pressed={chosen} onClick={show}>
        <span className="number">{number}</span>
        <span className="name">{name || '（没有名称）'}</span>
        <span className={wrong || who === nobody ? 'who nobody' : 'who'}>{wrong ? '要处理' : who}</span>
      </button>
    </li>
  );
});
StepLine.displayName = 'StepLine';

const nobody = '没有人';

/** The names alone; empty where they cannot be told. */
function whoToday({ design, words }: Desk, id: string): string {
  const node = design.program.nodes[id];
  if (!node || node.waits || node.call || node.does || design.locked[id]) return '';
  const today = words.today(node.handler, id);
  return today?.nobody ? nobody : (today?.names ?? '');
}
