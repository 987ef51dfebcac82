import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { EmptyState, LoadingState } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { PageTabs } from '#platform/web/widgets/tabs/page-tabs.tsx';
import { useMay } from '../session.tsx';
import { openShortcutList } from '../shortcuts.ts';
import { Blocks } from './manual-blocks.tsx';
import { useLoadManuals } from './manual-context.ts';
import { printManual } from './print-manual.ts';
import { chosenManual, findSections, openManual, type Section } from './read-manual.ts';
import './help.css';

/** 帮助: the manuals with their pictures, found by their headings; part of the application, no other address is asked. */
export function HelpPage() {
  const load = useLoadManuals();
  const manuals = useQuery({ queryKey: ['manuals'], queryFn: load, staleTime: Number.POSITIVE_INFINITY });
  const books = useMemo(() => (manuals.data?.texts ?? []).map(openManual), [manuals.data]);
  const [search] = useSearchParams();
  const handles = useMay('matters.handle');
  const book = chosenManual(books, search.get('manual'), handles);
  const [typed, setTyped] = useState('');
  const found = findSections(book?.sections ?? [], typed);
  const pages = useRef<HTMLElement>(null);
  return (
    <>
      <PageTitle
        title="帮助"
        sentence={<span className="not-printed">按目录看，或者输入一个词查找；也可以打印下来看。</span>}
        actions={
          <span className="row not-printed">
            <Button disabled={!book} onClick={() => void printManual(pages.current)}>
              打印
            </Button>
            <Button onClick={openShortcutList}>快捷键…</Button>
          </span>
        }
      />
      <PageTabs label="手册">
        {books.map(({ name }) => (
          <Link
            key={name}
            to={`/help?manual=${encodeURIComponent(name)}`}
            aria-current={name === book?.name ? 'page' : undefined}
            onClick={() => setTyped('')}
          >
            {name}
          </Link>
        ))}
      </PageTabs>
      {manuals.isPending ? (
        <LoadingState />
      ) : (
        <div className="help-columns">
          <Contents sections={found} typed={typed} onType={setTyped} />
          <article ref={pages} className="panel manual" aria-label={book?.name}>
            {found.length === 0 && <EmptyState sentence="手册里没有这个词。" detail="换一个词，或者清空后按目录看。" />}
            {found.map((section) => (
              <Blocks key={section.id} blocks={section.blocks} pictures={manuals.data?.pictures ?? {}} />
            ))}
          </article>
        </div>
      )}
    </>
  );
}

interface ContentsProps {
  readonly sections: readonly Section[];
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

const Contents = ({ sections, typed, onType }: ContentsProps) => (
  <Panel title="目录">
    <div className="help-search">
      <label htmlFor="help-search">按标题查找</label>
      <Input id="help-search" allowClear value={typed} onChange={(event) => onType(event.target.value)} />
    </div>
    <ul className="help-contents">
      {sections.map((section) => (
        <li key={section.id}>
          <a href={`#${encodeURIComponent(section.id)}`}>{section.heading}</a>
        </li>
      ))}
    </ul>
  </Panel>
);
