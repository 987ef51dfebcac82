import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { DraftList } from '#platform/web/widgets/drafts/draft-list.tsx';
import { RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type DesignLine, type OwnScope, routes } from '../../contract.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { NewProcessDialog } from './new-process-dialog.tsx';
import { SectionsCell } from './sections-cell.tsx';
import './processes-page.css';

const mostNamed = 4;

/** 您管理：建管科、法规科的流程。 */
function managed({ sections }: OwnScope): string {
  const named = sections.slice(0, mostNamed).map(({ name }) => name);
  const more = sections.length > mostNamed ? `等 ${sections.length} 个科室` : '';
  return `您管理：${named.join('、')}${more}的流程，别的科室的不在这里。`;
}

/** 流程: what there is, which version is in use, what is being changed. */
export function ProcessesPage(): ReactNode {
  const [words, setWords] = useState('');
  const now = useNow();
  const [making, setMaking] = useState(false);
  const query = useRoute(routes.designs, { query: words ? { words } : {} }, { keepPrevious: true });
  const [assigned, setAssigned] = useState<DesignLine>();
  const scope = query.data?.scope;
  if (query.error?.status === 403) return <RefusedPage title="流程" error={query.error} />;
  return (
    <>
      <DraftList
        title="流程"
        measure="个"
        sentence={`${scope && !scope.whole ? managed(scope) : ''}事项按流程一步步办理。改好的流程发布后，新发起的事项按新的一版走，正在办的不变。`}
        beginnings={
          scope?.whole === false
            ? '按“新建流程”画一个，它就归口给您的科室；要接手已有的流程，请系统管理员在“流程”里把它归口给您的科室。'
            : '从空白、模板或者一个 BPMN 文件开始。'
        }
        noneYet={scope?.whole === false ? '您管理的科室还没有流程。' : undefined}
        column={
          scope && {
            head: '归口',
            cell: (line: DesignLine) => <SectionsCell line={line} onAssign={scope.whole ? setAssigned : undefined} />,
          }
        }
        query={query}
        words={words}
        linesOf={({ processes }) => processes}
        pathOf={({ processId }) => `/processes/${processId}`}
        onSearch={setWords}
        onNew={() => setMaking(true)}
        below={({ processes, total, notPublished, toLookAt }) => (
          <>
            {notPublished.map(({ processId, name, publishAt }) => (
              <Note key={processId} kind="error">
                <b>
                  “{name}”定在 {dateTimeWords(publishAt, now)} 的发布没有成。
                </b>
                到时候没有通过检查。<Link to={`/processes/${processId}`}>去看原因</Link>
              </Note>
            ))}
            {toLookAt.map(({ processId, name, publishAt, warnings }) => (
              <Note key={processId} kind="warning">
                “{name}”在 {dateTimeWords(publishAt, now)} 按定好的时间发布了，有 {warnings} 处要看看。
                <Link to={`/processes/${processId}`}>去看是哪几处</Link>
              </Note>
            ))}
            {total > processes.length && (
              <p className="tertiary">只列出最近改动的 {processes.length} 个，其余按名称找。</p>
            )}
          </>
        )}
      />
      <NewProcessDialog open={making} sections={scope?.sections ?? []} onLeave={() => setMaking(false)} />
      {assigned && <AssignDialog line={assigned} onClose={() => setAssigned(undefined)} />}
    </>
  );
}
