import type { DraftLine } from '@gov/base/drafts';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CallError } from '#platform/web/data/call-error.ts';
import { StateChip, When } from '../chips.tsx';
import { EmptyState, ListStates } from '../list-states.tsx';
import { PageTitle } from '../page-title.tsx';
import { Panel } from '../panel.tsx';
import './draft-list.css';

interface DraftListProps<Line extends DraftLine, Reply extends { readonly total: number }> {
  /** What they are: `表单`, and how they are counted: `张`. */
  readonly title: string;
  readonly measure: string;
  readonly sentence: string;
  /** What one may begin with, said where there is none yet. */
  readonly beginnings: string;
  readonly query: UseQueryResult<Reply, CallError>;
  /** The words that were asked for; '' = all. */
  readonly words: string;
  readonly linesOf: (reply: Reply) => readonly Line[];
  readonly pathOf: (line: Line) => string;
  readonly onSearch: (words: string) => void;
  readonly onNew: () => void;
  /** Beside the button for a new one. */
  readonly beside?: ReactNode;
  /** One more column, behind the state. */
  readonly column?: Column<Line> | undefined;
  /** Said where there is none yet; else the common sentence. */
  readonly noneYet?: string | undefined;
  /** Below the lines: pages, or what is not shown. */
  readonly below: (reply: Reply) => ReactNode;
}

interface Column<Line> {
  readonly head: string;
  readonly cell: (line: Line) => ReactNode;
}

/** What is designed and published in versions: what there is, which version is in use, what is being changed. */
export function DraftList<Line extends DraftLine, Reply extends { readonly total: number }>(
  props: DraftListProps<Line, Reply>,
): ReactNode {
  const { title, measure, query, words, linesOf, below } = props;
  return (
    <>
      <PageTitle
        title={title}
        sentence={props.sentence}
        actions={
          <>
            {props.beside}
            <Button type="primary" onClick={props.onNew}>
              新建{title}…
            </Button>
          </>
        }
      />
      <Panel title={title} aside={query.data && `共 ${query.data.total} ${measure}`}>
        <search className="draft-search">
          <Input.Search
            aria-label={`按名称找${title}`}
            placeholder={`按名称找${title}`}
            allowClear
            maxLength={100}
            onSearch={(typed) => props.onSearch(typed.trim())}
          />
        </search>
        <ListStates
          query={query}
          empty={(reply) =>
            linesOf(reply).length === 0 &&
            (words ? (
              <EmptyState sentence={`没有名称里有“${words}”的${title}。`} detail="换几个字再找。" />
            ) : (
              <EmptyState sentence={props.noneYet ?? `还没有${title}。`} detail={props.beginnings} />
            ))
          }
        >
          {(reply) => (
            <>
              <DraftTable lines={linesOf(reply)} pathOf={props.pathOf} column={props.column} />
              {below(reply)}
            </>
          )}
        </ListStates>
      </Panel>
    </>
  );
}

interface TableProps<Line> {
  readonly lines: readonly Line[];
  readonly pathOf: (line: Line) => string;
  readonly column: Column<Line> | undefined;
}

const DraftTable = <Line extends DraftLine>({ lines, pathOf, column }: TableProps<Line>) => (
  <div className="table-frame">
    <table className="plain-table stacks">
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">版本</th>
          <th scope="col">状态</th>
          {column && <th scope="col">{column.head}</th>}
          <th scope="col">谁改的</th>
          <th scope="col">最后改动</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key}>
            <th scope="row">
              <Link to={pathOf(line)}>{line.name}</Link>
            </th>
            <td>{line.version === undefined ? '还没有' : `第 ${line.version} 版`}</td>
            <td>
              <LineState line={line} />
            </td>
            {column && <td>{column.cell(line)}</td>}
            <td>{line.changedBy ?? (line.shipped ? '随产品带来' : '')}</td>
            <td className="one-line">
              <When instant={line.changedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function LineState({ line }: { readonly line: DraftLine }): ReactNode {
  if (line.version === undefined) return <StateChip state="neutral" words="草稿" />;
  return line.hasDraft ? <StateChip state="now" words="有未发布的修改" /> : <StateChip state="done" words="在用" />;
}
