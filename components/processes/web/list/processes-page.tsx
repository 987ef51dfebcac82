import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { DraftList } from '#platform/web/widgets/drafts/draft-list.tsx';
import { RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { routes } from '../../contract.ts';
import { NewProcessDialog } from './new-process-dialog.tsx';
import './processes-page.css';

/** 流程: what there is, which version is in use, what is being changed. */
export function ProcessesPage(): ReactNode {
  const [words, setWords] = useState('');
  const now = useNow();
  const [making, setMaking] = useState(false);
  const query = useRoute(routes.designs, { query: words ? { words } : {} }, { keepPrevious: true });
  if (query.error?.status === 403) return <RefusedPage title="流程" error={query.error} />;
  return (
    <>
      <DraftList
        title="流程"
        measure="个"
        sentence="事项按流程一步步办理。改好的流程发布后，新发起的事项按新的一版走，正在办的不变。"
        beginnings="从空白、模板或者一个 BPMN 文件开始。"
        query={query}
        words={words}
        linesOf={({ processes }) => processes}
        pathOf={({ processId }) => `/processes/${processId}`}
        onSearch={setWords}
        onNew={() => setMaking(true)}
        below={({ processes, total, notPublished }) => (
          <>
            {notPublished.map(({ processId, name, publishAt }) => (
              <Note key={processId} kind="error">
                <b>
                  “{name}”定在 {dateTimeWords(publishAt, now)} 的发布没有成。
                </b>
                到时候没有通过检查。<Link to={`/processes/${processId}`}>去看原因</Link>
              </Note>
            ))}
            {total > processes.length && (
              <p className="tertiary">只列出最近改动的 {processes.length} 个，其余按名称找。</p>
            )}
          </>
        )}
      />
      <NewProcessDialog open={making} onLeave={() => setMaking(false)} />
    </>
  );
}
