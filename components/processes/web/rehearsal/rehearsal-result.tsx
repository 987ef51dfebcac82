import { summaryOf } from '@gov/workflow/rehearsal';
import { type ReactNode, useMemo, useState } from 'react';
import { EmptyState } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import type { RehearsedProcess } from '../../contract.ts';
import { ProcessPicture } from '../picture/process-picture.tsx';
import { CaseTable } from './case-table.tsx';
import { earlierWords, namesOf, workingDays } from './rehearsal-words.ts';
import { flowMarks, StepTable, stepMarks } from './step-table.tsx';
import type { RehearsalShown } from './use-rehearsal.ts';

interface RehearsalResultProps {
  readonly process: RehearsedProcess;
  readonly shown: RehearsalShown;
}

const views = [
  { key: 'cases', words: '一件一件看' },
  { key: 'picture', words: '在图上看' },
  { key: 'steps', words: '一步一步看' },
] as const;

/** What came of it so far: in figures, as a table of matters, on the drawing, step by step. */
export function RehearsalResult({ process, shown }: RehearsalResultProps): ReactNode {
  const [view, setView] = useState<(typeof views)[number]['key']>('cases');
  const summary = useMemo(
    () =>
      summaryOf(
        shown.cases.map(({ difference }) => difference),
        { steps: process.steps.map(({ id }) => id), flows: process.flows },
      ),
    [shown.cases, process],
  );
  const names = useMemo(() => namesOf(process), [process]);
  if (process.matterIds.length === 0)
    return (
      <Panel title="结果">
        <EmptyState sentence="还没有按这个流程办过的事项。" detail="有人发起并送出以后，就可以拿来试运行。" />
      </Panel>
    );
  const { time } = summary;
  return (
    <Panel title="结果" aside={`${process.source}，${summary.cases} 件`}>
      <ul className="rehearsal-figures">
        <Figure words="和实际一样" value={summary.same} of={summary.cases} />
        <Figure words="走法不同" value={summary.otherWay} tone="warn" />
        <Figure words="换了办理人" value={summary.otherPeople} tone="warn" />
        <Figure words="有的步骤没有人办" value={summary.nobody} tone="bad" />
        <Figure words="有的操作不再允许" value={summary.notAllowed} tone="bad" />
        <Figure
          words={time.saved >= 0 ? '一共早（工作日）' : '一共晚（工作日）'}
          value={Math.abs(workingDays(time.saved))}
          detail={`${time.cases} 件办结的可比，中位数${earlierWords(time.median)}`}
        />
      </ul>
      <p className="rehearsal-notes secondary small">
        当时谁在哪个岗位、当时条件的判断，按存下的用；没有存下的（表单以前填的内容、轮流和抽签的先后）按现在的推算。没有走过的步骤当作同意，
        用时按这一步平常的天数，没有就按时限
        {time.uncounted > 0 ? `；有 ${time.uncounted} 件里的新步骤两样都没有，没有算进天数` : ''}
        。时限到了自动办的，照实际发生的算；走过的步骤上改了的时限、改了的到时怎么办不起作用，也没有算进早晚的天数。
        {summary.unexplained > 0 && `有 ${summary.unexplained} 件当时的情况存得不全，推算可能不准。`}
        {summary.stuck > 0 && `有 ${summary.stuck} 件推算到一半走不下去。`}
      </p>
      <div className="rehearsal-views not-printed" role="tablist" aria-label="怎么看结果">
        {views.map(({ key, words }) => (
          <button key={key} type="button" role="tab" aria-selected={view === key} onClick={() => setView(key)}>
            {words}
          </button>
        ))}
      </div>
      {view === 'cases' && <CaseTable process={process} cases={shown.cases} names={names} />}
      {view === 'picture' && (
        <ProcessPicture
          picture={process.picture}
          marks={stepMarks(summary)}
          flows={flowMarks(summary)}
          name="流程图，每一步上写着实际经过和试运行经过的件数，同样的数字在“一步一步看”里"
        />
      )}
      {view === 'steps' && <StepTable process={process} summary={summary} />}
    </Panel>
  );
}

interface FigureProps {
  readonly words: string;
  readonly value: number;
  readonly of?: number;
  readonly tone?: 'warn' | 'bad';
  readonly detail?: string;
}

const Figure = ({ words, value, of, tone, detail }: FigureProps): ReactNode => (
  <li className={value > 0 && tone ? tone : ''}>
    <strong>
      {value}
      {of !== undefined && <small>/{of}</small>}
    </strong>
    <span>{words}</span>
    {detail && <span className="tertiary small">{detail}</span>}
  </li>
);
