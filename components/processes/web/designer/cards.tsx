import type { BranchGuard, ChoiceBlock, ParallelBlock, Program } from '@gov/workflow';
import {
  type Block,
  belongsToStep,
  bodiesOf,
  furtherWords,
  guardWords,
  isTimers,
  limitOfTimer,
  limitWords,
  multiWords,
  operationWords,
  type Path,
  type Sequence,
  type Spot,
  timerWords,
  whoWords,
} from '@gov/workflow/designing';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Icon } from '#platform/web/widgets/icon.tsx';
import type { WhoToday } from '../../contract.ts';
import { BesideCards } from '../timers/beside-cards.tsx';
import { markWords } from '../walk/walk-words.ts';
import { sameSpot, spotKey, useDesk } from './desk.ts';
import { fieldsSentence } from './field-words.ts';
import { Plus } from './plus.tsx';

/** A column of cards with “+” between them. */
export function Cards({
  sequence,
  path,
  name,
}: {
  readonly sequence: Sequence;
  readonly path: Path;
  readonly name: string;
}): ReactNode {
  const { blocks } = sequence;
  const ended = blocks.at(-1)?.kind === 'end' || blocks.at(-1)?.kind === 'goBack';
  return (
    <ol className="cards" aria-label={name}>
      {blocks.map((block, at) => (
        <li key={blockKey(block, at)}>
          {!belongsToStep(block) && at > 0 && <Plus path={path} at={at} label={`在“${cardName(block)}”之前`} />}
          {at === 0 && path.length > 0 && <Plus path={path} at={0} label={`在${name}的最前面`} />}
          <Card block={block} spot={{ path, at }} />
        </li>
      ))}
      {!ended && (
        <li>
          <Plus path={path} at={blocks.length} label={`在${name}的最后`} />
          {blocks.length === 0 && <p className="empty-way tertiary">不经过步骤，直接往下走</p>}
        </li>
      )}
    </ol>
  );
}

const blockKey = (block: Block, at: number): string => {
  if (block.kind === 'step') return block.node;
  return block.kind === 'goBack' ? `back-${at}` : `${block.kind}-${block.id}-${at}`;
};

const cardName = (block: Block): string => {
  if (block.kind === 'end') return '结束';
  if (block.kind === 'goBack') return '回到前面';
  if (block.kind === 'step') return '这一步';
  return block.kind === 'choice' ? '分路' : block.kind === 'parallel' ? '同时办理' : block.name;
};

function Card({ block, spot }: { readonly block: Block; readonly spot: Spot }): ReactNode {
  switch (block.kind) {
    case 'step':
      return (
        <>
          <StepCard node={block.node} spot={spot} />
          <BesideCards block={block} spot={spot} column={column} />
        </>
      );
    case 'end':
      return (
        <PlainCard spot={spot} words={block.result === 'refused' ? '结束（未通过）' : '结束'} element={block.id} />
      );
    case 'goBack':
      return <GoBackCard to={block.to} spot={spot} />;
    case 'section':
      return (
        <div className="fork-card">
          <CardHead spot={spot} name={`“${block.name || '一段'}”${block.adHoc ? '（自由办理）' : ''}`} />
          <ProblemLines elements={[block.id]} />
          <Cards sequence={block.body} path={[...spot.path, [spot.at, 0]]} name={block.name || '这一段'} />
          <BesideCards block={block} spot={spot} column={column} />
        </div>
      );
    case 'choice':
    case 'parallel':
      return <ForkCard block={block} spot={spot} />;
  }
}

const column = (body: Sequence, path: Path, name: string): ReactNode => (
  <Cards sequence={body} path={path} name={name} />
);

interface CardHeadProps {
  readonly spot: Spot;
  readonly name: ReactNode;
  readonly number?: number;
  readonly described?: string;
}

/** The button of a card: focus, choice and keys go by it. */
function CardHead({ spot, name, number, described }: CardHeadProps): ReactNode {
  const desk = useDesk();
  const chosen =
    desk.selection !== undefined && desk.selection.branch === undefined && sameSpot(desk.selection.spot, spot);
  return (
    <button
      type="button"
      className="card-head"
      data-card={spotKey(spot.path, spot.at)}
      aria-pressed={chosen}
      aria-describedby={described}
      onClick={() => desk.select({ spot })}
      onFocus={() => !chosen && desk.select({ spot })}
    >
      {number !== undefined && <span className="number">{number}</span>}
      <b>{name}</b>
    </button>
  );
}

function ProblemLines({ elements }: { readonly elements: readonly string[] }): ReactNode {
  const { problems, findings, remedies, closed, act } = useDesk();
  const offered = closed === undefined ? elements.flatMap((element) => remedies.get(element) ?? []) : [];
  const found = elements.flatMap((element) => problems.get(element) ?? []);
  const noted = findings.filter(({ element }) => elements.includes(element));
  if (found.length + noted.length === 0) return null;
  return (
    <ul className="card-problems">
      {found.map((message) => (
        <li key={message}>
          <Icon name="warning" />
          {message}
        </li>
      ))}
      {noted.map(({ level, message }) => (
        <li key={message} className={level}>
          <Icon name="warning" />
          {message}
        </li>
      ))}
      {found.length > 0 && offered.length > 0 && (
        <li className="remedies">
          {offered.map(({ words, command }) => (
            <Button key={words} size="small" onClick={() => act(command)}>
              {words}
            </Button>
          ))}
        </li>
      )}
    </ul>
  );
}

function StepCard({ node: id, spot }: { readonly node: string; readonly spot: Spot }): ReactNode {
  const desk = useDesk();
  const { design, words, selection, problems } = desk;
  const node = design.program.nodes[id];
  const locked = design.locked[id];
  if (!node) return null;
  const chosen = selection !== undefined && selection.branch === undefined && sameSpot(selection.spot, spot);
  const wrong = problems.has(id);
  const mark = desk.walkMarks[id];
  const className = `step-card${chosen ? ' chosen' : ''}${wrong ? ' wrong' : ''}${locked ? ' locked' : ''}${mark ? ` walk-${mark}` : ''}`;
  if (locked)
    return (
      <div className={className}>
        <CardHead spot={spot} name={`复杂段（${locked.steps} 个步骤），请在画布中编辑`} />
        <p className="tertiary small">
          从“{node.name}”开始。可以整段移动或去掉，里面的内容原样保留。
          {desk.showOnCanvas && (
            <Button
              type="link"
              size="small"
              onClick={() => {
                desk.select({ spot });
                desk.showOnCanvas?.();
              }}
            >
              到画布上看
            </Button>
          )}
        </p>
        <ProblemLines elements={[id]} />
      </div>
    );
  const isOwn = !node.waits && !node.call && !node.does;
  const today = !isOwn ? undefined : words.today(node.handler);
  return (
    <div className={className}>
      <CardHead
        spot={spot}
        name={node.name || '（没有名称）'}
        {...numberOf(desk.numbers.get(id))}
        described={`card-${id}`}
      />
      {mark && <p className="walk-mark">试走：{markWords[mark]}</p>}
      <dl id={`card-${id}`}>
        <dt>{node.waits ? '等什么' : node.does ? '自动做' : '谁来办'}</dt>
        <dd>
          {whoWords(node, words)}
          {node.multi.mode !== 'single' && `，${multiWords(node.multi, words)}`}
          {tellsNames(today) && <span className={today.nobody ? 'today nobody' : 'today'}>{today.today}</span>}
        </dd>
        {isOwn && (
          <>
            <dt>能做什么</dt>
            <dd>{[operationWords(node.operations, words), ...furtherWords(node, words)].join('；')}</dd>
            <dt>看到和填写</dt>
            <dd>{fieldsSentence(node, desk.template)}</dd>
            <dt>多久</dt>
            <dd>{limitWords(node, words)}</dd>
          </>
        )}
      </dl>
      <ProblemLines elements={[id]} />
    </div>
  );
}

/** A rule that depends on the matter has no name today, and nothing to say beside its words. */
const tellsNames = (today: WhoToday | undefined): today is WhoToday =>
  today !== undefined && (today.nobody || today.today.startsWith('今天'));

const numberOf = (number: number | undefined) => (number === undefined ? {} : { number });

const PlainCard = ({
  spot,
  words,
  element,
}: {
  readonly spot: Spot;
  readonly words: string;
  readonly element: string;
}) => (
  <div className="plain-card">
    <CardHead spot={spot} name={words} />
    <ProblemLines elements={[element]} />
  </div>
);

function GoBackCard({ to, spot }: { readonly to: string; readonly spot: Spot }): ReactNode {
  const { words } = useDesk();
  return <PlainCard spot={spot} words={`回到“${words.step(to)}”`} element="" />;
}

/** Branches side by side, each with its condition in words above its own column. */
function ForkCard({ block, spot }: { readonly block: ChoiceBlock | ParallelBlock; readonly spot: Spot }): ReactNode {
  const desk = useDesk();
  const byEvent = belongsToStep(block);
  const inclusive = block.kind === 'parallel' && block.branches.some(({ guard }) => guard);
  const choice = isTimers(block) ? '看有没有按时办完' : byEvent ? '等到哪个走哪条' : '分路';
  const title = block.kind === 'choice' ? choice : inclusive ? '按条件同时办理' : '同时办理';
  const hint =
    block.kind === 'choice'
      ? '从左往右看，先符合哪条走哪条'
      : inclusive
        ? '符合条件的都走，都办完再往下'
        : '几路同时走，都办完再往下';
  return (
    <div className="fork-card">
      <div className="fork-head">
        <CardHead spot={spot} name={block.name ? `${title}：${block.name}` : title} />
        {!byEvent && <span className="tertiary small">{hint}</span>}
        {!byEvent && desk.closed === undefined && (
          <Button size="small" onClick={() => desk.act({ kind: 'addBranch', at: spot })}>
            加一条路
          </Button>
        )}
      </div>
      <ProblemLines elements={[block.id]} />
      <ul className="ways">
        {bodiesOf(block).map((body, branch) => (
          <li key={block.branches[branch]?.flow ?? branch}>
            <BranchHead block={block} spot={spot} branch={branch} />
            <Cards sequence={body} path={[...spot.path, [spot.at, branch]]} name={`第 ${branch + 1} 条路`} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface BranchHeadProps {
  readonly block: ChoiceBlock | ParallelBlock;
  readonly spot: Spot;
  readonly branch: number;
}

function BranchHead({ block, spot, branch }: BranchHeadProps): ReactNode {
  const desk = useDesk();
  const one = block.branches[branch];
  if (!one) return null;
  const chosen = desk.selection?.branch === branch && sameSpot(desk.selection.spot, spot);
  const plain = block.kind === 'parallel' && !block.branches.some(({ guard }) => guard);
  const told = plain ? one.label || `第 ${branch + 1} 路` : guardWords(one.guard, one.label, desk.words);
  const words = isTimers(block) ? timedWords(one.guard, desk.design.program) : told;
  return (
    <div className={desk.problems.has(one.flow) ? 'branch wrong' : 'branch'}>
      <button
        type="button"
        className="branch-head"
        data-card={`${spotKey(spot.path, spot.at)}#${branch}`}
        aria-pressed={chosen}
        onClick={() => desk.select({ spot, branch })}
        onFocus={() => !chosen && desk.select({ spot, branch })}
      >
        {words}
      </button>
      <ProblemLines elements={[one.flow]} />
    </div>
  );
}

/** A way behind a step with timers: done in time, or not. */
const timedWords = (guard: BranchGuard | undefined, program: Program): string =>
  guard?.kind === 'event' ? `${timerWords(limitOfTimer(program, guard.event), guard.name)}还没办完` : '按时办完';
