import { Button } from 'antd';
import { memo, type ReactNode, useState } from 'react';
import { recallOwn, rememberOwn } from '#platform/web/data/own-memory.ts';
import { PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { useDeskPart } from '../designer/desk-store.ts';
import { searchPersons } from './search-persons.ts';

const memory = 'sample-starter';

/** Whom this browser has taken as starter before, as an assignment. */
export function keptStarter(): string | undefined {
  const kept = recallOwn(memory);
  return typeof kept === 'string' ? kept : undefined;
}

export function keepStarter(assignmentId: string): string {
  rememberOwn(memory, assignmentId);
  return assignmentId;
}

/** 假如由…发起: the cards tell by name who would handle a matter that this colleague began. */
export const SampleStarterBar = memo((): ReactNode => {
  const starter = useDeskPart(({ words }) => words.starter);
  const choose = useDeskPart(({ chooseStarter }) => chooseStarter);
  const [choosing, setChoosing] = useState(false);
  // the cards do not jump when the answer comes
  if (!starter) return <div className="sample-starter" />;
  const { section, post } = starter;
  const place = post.startsWith(section) ? post : section + post;
  return (
    <div className="sample-starter">
      <p className="tertiary small">
        卡片上的名字：假如由 <b>{starter.name}</b>（{place}）发起，今天会是谁。
        <Button type="link" size="small" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          {choosing ? '不换了' : '换一位'}
        </Button>
      </p>
      {choosing && (
        <PersonPicker
          label="假如由谁发起"
          hint="只影响卡片上显示的名字，不改流程"
          value={[]}
          search={searchPersons}
          onChange={([one]) => {
            if (one) choose(one.assignmentId);
            setChoosing(false);
          }}
        />
      )}
    </div>
  );
});
SampleStarterBar.displayName = 'SampleStarterBar';
