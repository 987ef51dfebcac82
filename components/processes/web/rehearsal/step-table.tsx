import type { RehearsalSummary } from '@gov/workflow/rehearsal';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { RehearsedProcess } from '../../contract.ts';
import type { PictureMarks } from '../picture/process-picture.tsx';
import { saveTable } from './save-table.ts';

interface StepTableProps {
  readonly process: RehearsedProcess;
  readonly summary: RehearsalSummary;
}

/** Step by step and branch by branch: how many came by, and would. */
export function StepTable({ process, summary }: StepTableProps): ReactNode {
  const gone = new Set(process.steps.flatMap(({ id, gone: is }) => (is ? [id] : [])));
  const nameOf = new Map(process.steps.map(({ id, name }) => [id, name]));
  const rows = summary.steps.filter(({ node, past }) => !gone.has(node) || past > 0);
  return (
    <div className="rehearsal-frame">
      <table className="rehearsal-table">
        <caption>每一步：多少件经过</caption>
        <thead>
          <tr>
            {stepHead.map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.node}>
              <th scope="row">
                {nameOf.get(row.node)}
                {gone.has(row.node) && <span className="tertiary">（这一版没有）</span>}
              </th>
              <td className="number">{row.past}</td>
              <td className="number">{row.now}</td>
              <td className="number">{row.added || ''}</td>
              <td className="number">{row.dropped || ''}</td>
              <td className="number">{row.people || ''}</td>
              <td className="number">{row.nobody || ''}</td>
              <td>{!gone.has(row.node) && row.now === 0 && <span className="tag warn">没有一件走到</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {summary.flows.length > 0 && (
        <table className="rehearsal-table">
          <caption>每个分支：多少件走</caption>
          <thead>
            <tr>
              <th scope="col">分支</th>
              <th scope="col">条件</th>
              <th scope="col">实际</th>
              <th scope="col">试运行</th>
              <th scope="col" aria-label="提醒" />
            </tr>
          </thead>
          <tbody>
            {process.flows.map(({ flow, name, label }, at) => (
              <tr key={flow}>
                <td>{name || '分支'}</td>
                <th scope="row">{label || '其他情况'}</th>
                <td className="number">{summary.flows[at]?.past ?? 0}</td>
                <td className="number">{summary.flows[at]?.now ?? 0}</td>
                <td>{(summary.flows[at]?.now ?? 0) === 0 && <span className="tag warn">没有一件走</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="not-printed">
        <Button
          size="small"
          onClick={() =>
            void saveTable(
              `${process.name}-试运行-步骤`,
              stepHead.slice(0, 7),
              rows.map((row) => [
                nameOf.get(row.node) ?? '',
                row.past,
                row.now,
                row.added,
                row.dropped,
                row.people,
                row.nobody,
              ]),
            )
          }
        >
          导出 Excel
        </Button>
      </p>
    </div>
  );
}

const stepHead = ['步骤', '实际经过', '试运行经过', '多经过的', '不再经过的', '换了办理人', '没有人办', '提醒'];

/** `128 → 96`, by what is worst at the step. */
export function stepMarks({ steps }: RehearsalSummary): PictureMarks {
  return Object.fromEntries(
    steps.map(({ node, past, now, people, nobody }) => {
      const words = past === now ? `${now} 件` : `${past} → ${now} 件`;
      const as = nobody > 0 ? 'bad' : now === 0 ? 'faint' : past !== now || people > 0 ? 'warn' : 'good';
      return [node, { words: nobody > 0 ? `${words}，${nobody} 件没人` : words, as }];
    }),
  );
}

export const flowMarks = ({ flows }: RehearsalSummary): PictureMarks =>
  Object.fromEntries(
    flows.map(({ flow, past, now }) => [
      flow,
      { words: past === now ? `${now}` : `${past}→${now}`, as: now === 0 ? 'faint' : past === now ? '' : 'warn' },
    ]),
  );
