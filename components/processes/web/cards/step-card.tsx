import type { LockedPart, Path } from '@gov/workflow/designing';
import { Button } from 'antd';
import { memo, type ReactNode } from 'react';
import { isChosen } from '../designer/desk.ts';
import { useDeskPart, useDeskStore } from '../designer/desk-store.ts';
import { markWords } from '../walk/walk-words.ts';
import { CardHead, ProblemLines } from './card-head.tsx';
import { type StepFacts, stepFacts } from './step-facts.ts';

interface StepCardProps {
  readonly node: string;
  readonly path: Path;
  readonly at: number;
}

/** A step: who, what, what is seen, how long. */
export const StepCard = memo(({ node: id, path, at }: StepCardProps): ReactNode => {
  const facts = useDeskPart((desk) => stepFacts(desk, id));
  const locked = useDeskPart(({ design }) => design.locked[id]);
  const chosen = useDeskPart((desk) => isChosen(desk, { path, at }));
  const wrong = useDeskPart(({ problems }) => problems.has(id));
  const mark = useDeskPart(({ walkMarks }) => walkMarks[id]);
  const number = useDeskPart(({ numbers }) => numbers.get(id));
  if (!facts) return null;
  const className = `step-card${chosen ? ' chosen' : ''}${wrong ? ' wrong' : ''}${locked ? ' locked' : ''}${mark ? ` walk-${mark}` : ''}`;
  return (
    <div className={className}>
      {locked ? (
        <LockedCard {...{ path, at, locked }} first={facts.name} />
      ) : (
        <>
          <CardHead path={path} at={at} name={facts.name} number={number} described={`card-${id}`} />
          {mark && <p className="walk-mark">试走：{markWords[mark]}</p>}
          <Rows id={id} facts={facts} />
        </>
      )}
      <ProblemLines element={id} />
    </div>
  );
});
StepCard.displayName = 'StepCard';

const Rows = memo(
  ({ id, facts }: { readonly id: string; readonly facts: StepFacts }): ReactNode => (
    <dl id={`card-${id}`}>
      {facts.rows.flatMap(([question, answer], row) => [
        <dt key={question}>{question}</dt>,
        <dd key={`${question} answer`}>
          {answer}
          {row === 0 && facts.today !== undefined && (
            <span className={facts.isNobody ? 'today nobody' : 'today'}>{facts.today}</span>
          )}
        </dd>,
      ])}
    </dl>
  ),
);
Rows.displayName = 'Rows';

interface LockedCardProps {
  readonly path: Path;
  readonly at: number;
  readonly locked: LockedPart;
  readonly first: string;
}

/** 复杂段: kept as it is, moved and taken away as one. */
function LockedCard({ path, at, locked, first }: LockedCardProps): ReactNode {
  const store = useDeskStore();
  const show = useDeskPart(({ showOnCanvas }) => showOnCanvas);
  return (
    <>
      <CardHead path={path} at={at} name={`复杂段（${locked.steps} 个步骤），内容不能在这里改`} />
      <p className="tertiary small">
        从“{first}”开始。可以整段移动或去掉，里面的内容原样保留。要改里面：导出后用画 BPMN
        图的软件改好，再导入成新的流程；或者去掉这一段，用卡片重画。
        {show && (
          <Button
            type="link"
            size="small"
            onClick={() => {
              store.now().select({ spot: { path, at } });
              show();
            }}
          >
            到画布上看
          </Button>
        )}
      </p>
    </>
  );
}
