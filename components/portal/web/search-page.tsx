import type { ReplyOf } from '@gov/base/component';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { routes as matters, stateWords } from '#components/matters/contract.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { cellDateWords } from '#platform/web/text/dates.ts';
import { ItemRow } from '#platform/web/widgets/item-row.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import './search-page.css';

type Found = ReplyOf<typeof matters.search>['rows'][number];

/** 查找: titles and numbers of matters that the reader may open; the words stand in the address. */
export function SearchPage() {
  const [address, setAddress] = useSearchParams();
  const text = address.get('q')?.trim().slice(0, 60) ?? '';
  return (
    <>
      <PageTitle title={text ? `查找“${text}”` : '查找'} sentence="只列出您能看的公文和办件" />
      <Input.Search
        className="search-field"
        key={`field ${text}`}
        defaultValue={text}
        onSearch={(words) => setAddress({ q: words.trim() })}
        enterButton="查找"
        placeholder="标题片段、文号的一部分"
        aria-label="查找"
        maxLength={60}
      />
      {text ? <Results key={text} text={text} /> : <Nothing />}
    </>
  );
}

const Nothing = () => (
  <section className="panel">
    <EmptyState sentence="写几个字就能找。" detail="标题里的任何一段、文号的一部分都行。" />
  </section>
);

/** One page of results after the other, each fetched when asked for. */
function Results({ text }: { readonly text: string }) {
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  const more = (cursor: string) => setCursors((before) => [...before, cursor]);
  return (
    <section className="panel" aria-label="查找结果">
      {cursors.map((cursor, index) => (
        <ResultPage
          key={cursor ?? 'first'}
          text={text}
          cursor={cursor}
          {...(index === cursors.length - 1 ? { onMore: more } : {})}
        />
      ))}
    </section>
  );
}

interface ResultPageProps {
  readonly text: string;
  readonly cursor: string | undefined;
  readonly onMore?: (cursor: string) => void;
}

function ResultPage({ text, cursor, onMore }: ResultPageProps) {
  const found = useRoute(matters.search, { query: { q: text, ...(cursor ? { cursor } : {}) } });
  const none = cursor === undefined && <NotFound text={text} />;
  return (
    <ListStates query={found} empty={({ rows }) => rows.length === 0 && none}>
      {({ rows, next }) => (
        <>
          <ul>
            {rows.map((row) => (
              <FoundRow key={row.matterId} row={row} />
            ))}
          </ul>
          {onMore && next && (
            <p className="list-end">
              <Button size="small" onClick={() => onMore(next)}>
                再看一些
              </Button>
            </p>
          )}
        </>
      )}
    </ListStates>
  );
}

const NotFound = ({ text }: { readonly text: string }) => (
  <EmptyState
    sentence={`没有找到带“${text}”的公文或办件。`}
    detail="换标题里更短的一段试试；文号可以只写序号。您看不到的内容不会列在这里。"
  />
);

function FoundRow({ row }: { readonly row: Found }) {
  const now = useNow();
  const waiting = row.waitingFor.length > 0 ? `现在等 ${row.waitingFor.join('、')}` : (stateWords[row.state] ?? '');
  return (
    <ItemRow
      to={`/matters/${row.matterId}`}
      title={row.title}
      urgency={row.urgency}
      meta={[row.number, row.kindName, row.starter]}
      doing={waiting}
      aside={<span className="tertiary small">{cellDateWords(row.arrivedAt, now)}</span>}
    />
  );
}
