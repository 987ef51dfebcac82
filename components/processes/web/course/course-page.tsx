import { fewestCases } from '@gov/workflow/bottlenecks';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { addMonths, todayInChina } from '#platform/web/text/days.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { mostCounted, type ProcessCourse, routes } from '../../contract.ts';
import { type PictureMarks, ProcessPicture } from '../picture/process-picture.tsx';
import { ProcessTabs } from '../rehearsal/process-tabs.tsx';
import { workingDays } from '../rehearsal/rehearsal-words.ts';
import { CourseTables } from './course-tables.tsx';
import '../rehearsal/rehearsal.css';

type Variant = ProcessCourse['variants'][number];

const spans = [
  { key: 3, words: '近三个月' },
  { key: 12, words: '近一年' },
  { key: 0, words: '全部' },
] as const;

/** 运行情况: where the time of a process goes, what comes back, which ways are taken. */
export function CoursePage(): ReactNode {
  const { processId = '' } = useParams();
  const [months, setMonths] = useState<number>(12);
  const from = months === 0 ? undefined : addMonths(todayInChina(), -months);
  const input = { params: { processId }, query: from ? { from } : {} };
  const query = useRoute(routes.course, input, { keepPrevious: true });
  return (
    <div className="process-course">
      <PageTitle
        title={query.data ? `运行情况 – ${query.data.name}` : '运行情况'}
        sentence="时间花在哪一步，哪里来回退，实际有哪几种走法。按步骤和科室看，不看个人。"
        actions={
          <>
            {spans.map(({ key, words }) => (
              <Button
                key={key}
                size="small"
                aria-pressed={months === key}
                type={months === key ? 'primary' : 'default'}
                onClick={() => setMonths(key)}
              >
                {words}
              </Button>
            ))}
            <Button size="small" onClick={() => window.print()}>
              打印
            </Button>
          </>
        }
      />
      <ProcessTabs processId={processId} />
      <ListStates query={query} lines={8} empty={(course) => course.cases === 0 && <Nothing />}>
        {(course) => <Looked key={`${course.name} ${months}`} course={course} />}
      </ListStates>
    </div>
  );
}

const Nothing = () => (
  <Panel title="运行情况">
    <EmptyState sentence="这段时间没有人按这个流程办过。" detail="换一段时间再看。" />
  </Panel>
);

/** What may be told of a step: both times, how long in all, or only how many. */
function timeWords({ cases, spent, waiting, working }: ProcessCourse['steps'][number]): string {
  if (waiting !== undefined && working !== undefined) return `等 ${workingDays(waiting)} 办 ${workingDays(working)} 天`;
  return spent === undefined ? `${cases} 件` : `共 ${workingDays(spent)} 天`;
}

/** 办结时限: how many of those that had one were through by then; of the process as a whole. */
function inTimeWords({ endedInTime: { cases, inTime } }: ProcessCourse): string {
  if (cases === 0) return '';
  if (inTime === undefined) return `；有办结时限的不到 ${fewestCases} 件，不说几件按时`;
  return `；有办结时限的 ${cases} 件，按时办结 ${inTime} 件（${Math.round((inTime / cases) * 100)}%）`;
}

/** Drawing and tables; a way that is chosen in the table stands out in the drawing. */
function Looked({ course }: { readonly course: ProcessCourse }): ReactNode {
  const [chosen, setChosen] = useState<Variant>();
  const top = useRef<HTMLDivElement>(null);
  const choose = (variant: Variant | undefined): void => {
    setChosen(variant);
    if (variant) top.current?.scrollIntoView({ block: 'start' });
  };
  const { cases, ended, more, picture, returns } = course;
  return (
    <>
      <div ref={top}>
        <Panel
          title="在图上看"
          aside={`${cases} 件，办完 ${ended} 件${inTimeWords(course)}${more ? `；太多，只算最近的 ${mostCounted} 件` : ''}`}
        >
          {chosen && (
            <p className="rehearsal-bar" role="status">
              只看选中的走法：{chosen.count} 件。
              <Button size="small" onClick={() => setChosen(undefined)}>
                看全部
              </Button>
            </p>
          )}
          <ProcessPicture
            picture={picture}
            marks={marksOf(course, chosen)}
            flows={flowMarks(course, chosen)}
            returns={returns
              .filter(
                ({ from, to }) =>
                  !chosen || chosen.steps.some((one, at) => one === from && chosen.steps[at + 1] === to),
              )
              .map(({ from, to, count }) => ({ from, to, words: chosen ? '退' : `退 ${count} 次` }))}
            name="流程图，步骤上写着等待和办理的中位天数，线上写着走过的件数，虚线是退回，同样的数字在下面的表里"
          />
          <p className="rehearsal-notes secondary small">线越粗，走过的件数越多；虚线是退回，写着几次。</p>
        </Panel>
      </div>
      <CourseTables course={course} chosen={chosen} onChoose={choose} />
    </>
  );
}

/** How much of all went along each flow: by its width, and behind a fork as a figure. What nobody went along is faint. */
function flowMarks({ cases, flows, picture }: ProcessCourse, chosen: Variant | undefined): PictureMarks {
  const taken = new Map(flows.map(({ flow, cases: count }) => [flow, count]));
  const forks = new Set(picture.nodes.filter(({ kind }) => kind === 'choice' || kind === 'fork').map(({ id }) => id));
  return Object.fromEntries(
    picture.edges.map(({ id, from }) => {
      const count = taken.get(id) ?? 0;
      if (chosen) return [id, { words: '', as: chosen.flows.includes(id) ? 'here' : 'faint' }];
      const share = Math.round((count / Math.max(1, cases)) * 100);
      return [
        id,
        {
          words: forks.has(from) && count > 0 ? `${count} 件 ${share}%` : '',
          as: count === 0 ? 'faint' : '',
          width: 1.5 + (5 * count) / Math.max(1, cases),
        },
      ];
    }),
  );
}

/** The slowest steps stand out: from half of the slowest on. */
function marksOf({ steps }: ProcessCourse, chosen: Variant | undefined): PictureMarks {
  const most = Math.max(0, ...steps.map(({ spent = 0 }) => spent));
  return Object.fromEntries(
    steps.map((step) => [
      step.node,
      {
        words: timeWords(step),
        as: chosen
          ? chosen.steps.includes(step.node)
            ? 'here'
            : 'faint'
          : step.cases === 0
            ? 'faint'
            : most > 0 && (step.spent ?? 0) >= most / 2
              ? 'warn'
              : '',
      },
    ]),
  );
}
