import { fewestCases, fewestPersons } from '@gov/workflow/bottlenecks';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Panel } from '#platform/web/widgets/panel.tsx';
import type { ProcessCourse } from '../../contract.ts';
import { namelessStep, workingDays } from '../rehearsal/rehearsal-words.ts';
import { saveTable } from '../rehearsal/save-table.ts';

type Step = ProcessCourse['steps'][number];
type Variant = ProcessCourse['variants'][number];

const head = [
  '步骤',
  '科室',
  '办过（件）',
  '等人打开（天）',
  '办理（天）',
  '一共（天）',
  '退出去',
  '退回来重办',
  '现在在这一步',
];

/** The figures of the drawing and more: by step and section, returns, ways taken. */
interface CourseTablesProps {
  readonly course: ProcessCourse;
  /** The way that stands out in the drawing. */
  readonly chosen: Variant | undefined;
  readonly onChoose: (variant: Variant | undefined) => void;
}

export function CourseTables({ course, chosen, onChoose }: CourseTablesProps): ReactNode {
  const { steps, returns, variants, ended, name } = course;
  const nameOf = (node: string) => steps.find((step) => step.node === node)?.name || namelessStep;
  return (
    <>
      <Panel title="一步一步看" aside="工作日，中位数">
        <div className="rehearsal-bar not-printed">
          <Button onClick={() => void saveTable(`${name}-运行情况`, head, steps.flatMap(rowsOf))}>导出 Excel</Button>
        </div>
        <div className="rehearsal-frame">
          <table className="rehearsal-table">
            <thead>
              <tr>
                {head.map((words) => (
                  <th key={words} scope="col">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => (
                <StepRows key={step.node} step={step} />
              ))}
            </tbody>
          </table>
        </div>
        <p className="rehearsal-notes secondary small">
          不到 {fewestCases} 件的不说用了多久；不到 {fewestPersons}{' '}
          个人办的，不分等和办，科室也不单列，和别的一起列成“其他”，还不够就不列：免得看成是在说某个人。
          科室按名称排。等人打开：从到这一步到办理人第一次打开；办理：从打开到办完，没有打开记录的整段算办理。系统自动办的不算。
        </p>
      </Panel>
      {returns.length > 0 && (
        <Panel title="来回退">
          <ul className="moving-batches">
            {returns.map(({ from, to, count }) => (
              <li key={`${from} ${to}`}>
                从“{nameOf(from)}”退到“{nameOf(to)}”：{count} 次
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {variants.length > 0 && (
        <Panel title="实际的走法" aside={`${ended} 件办完的`}>
          <div className="rehearsal-frame">
            <table className="rehearsal-table">
              <thead>
                <tr>
                  <th scope="col">走法</th>
                  <th scope="col">件数</th>
                  <th scope="col">占</th>
                  <th scope="col">从头到尾（工作日）</th>
                  <th scope="col" className="not-printed">
                    图上
                  </th>
                </tr>
              </thead>
              <tbody>
                {variants.map((variant) => (
                  <tr key={variant.steps.join(' ')} aria-selected={variant === chosen}>
                    <th scope="row">{variant.steps.map(nameOf).join(' → ')}</th>
                    <td className="number">{variant.count}</td>
                    <td className="number">{Math.round((variant.count / Math.max(1, ended)) * 100)}%</td>
                    <td className="number">{daysWords(variant.lasted)}</td>
                    <td className="not-printed">
                      <Button
                        size="small"
                        type={variant === chosen ? 'primary' : 'default'}
                        aria-pressed={variant === chosen}
                        onClick={() => onChoose(variant === chosen ? undefined : variant)}
                      >
                        在图上看
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
    </>
  );
}

function StepRows({ step }: { readonly step: Step }): ReactNode {
  return (
    <>
      <tr>
        <th scope="row">{step.name}</th>
        <td>
          全部
          {step.unsaid > 0 && step.sections.length + (step.others ? 1 : 0) > 0 && (
            <span className="tertiary small">（{step.unsaid} 件没有分科室列）</span>
          )}
        </td>
        <td className="number">{step.cases}</td>
        <TimeCells times={step} />
        <td className="number">{step.sentBack || ''}</td>
        <td className="number">{step.again || ''}</td>
        <td className="number">{step.open || ''}</td>
      </tr>
      {linesOf(step).map((one) => (
        <tr key={one.section}>
          <td />
          <td>{one.section}</td>
          <td className="number">{one.cases}</td>
          <TimeCells times={one} />
          <td colSpan={3} />
        </tr>
      ))}
    </>
  );
}

/** Sections with a line of their own, and the others together. */
const linesOf = ({ sections, others }: Step) => [...sections, ...(others ? [{ section: '其他', ...others }] : [])];

type Times = Pick<Step, 'spent' | 'waiting' | 'working'>;
const daysWords = (time: number | undefined) => (time === undefined ? '—' : workingDays(time));
const daysOf = ({ waiting, working, spent }: Times) => [waiting, working, spent].map(daysWords);

const TimeCells = ({ times }: { readonly times: Times }): ReactNode =>
  daysOf(times).map((words, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: three columns, always the same
    <td key={at} className="number">
      {words}
    </td>
  ));

const rowsOf = (step: Step): readonly (readonly (string | number)[])[] => [
  [step.name, '全部', step.cases, ...daysOf(step), step.sentBack, step.again, step.open],
  ...linesOf(step).map((one) => [step.name, one.section, one.cases, ...daysOf(one), '', '', '']),
];
