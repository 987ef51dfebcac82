import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { EmptyState, LoadingState } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { openShortcutList } from '../shortcuts.ts';
import { Blocks } from './manual-blocks.tsx';
import { useLoadManuals } from './manual-context.ts';
import { findSections, readManual, type Section } from './read-manual.ts';
import './help.css';

/** 帮助: the manual with its pictures, found by its headings; part of the application, no other address is asked. */
export function HelpPage() {
  const load = useLoadManuals();
  const manuals = useQuery({ queryKey: ['manuals'], queryFn: load, staleTime: Number.POSITIVE_INFINITY });
  const sections = useMemo(() => (manuals.data?.texts ?? []).flatMap(readManual), [manuals.data]);
  const [typed, setTyped] = useState('');
  const found = findSections(sections, typed);
  return (
    <>
      <PageTitle
        title="帮助"
        sentence="怎么登录、办理、发文、收文，按标题查找。"
        actions={<Button onClick={openShortcutList}>快捷键…</Button>}
      />
      {manuals.isPending ? (
        <LoadingState />
      ) : (
        <div className="help-columns">
          <Contents sections={found} typed={typed} onType={setTyped} />
          <article className="panel manual" aria-label="使用手册">
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
