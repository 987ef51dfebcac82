import type { ReplyOf } from '@gov/base/component';
import { Tabs } from 'antd';
import type { KeyboardEvent } from 'react';
import type { Box, routes } from '../../contract.ts';
import type { BoxWords } from './boxes.ts';

interface BoxTabsProps {
  readonly title: string;
  readonly boxes: readonly BoxWords[];
  readonly current: BoxWords;
  readonly counts: ReplyOf<(typeof routes)['counts']> | undefined;
  readonly onChoose: (box: Box) => void;
}

export function BoxTabs({ title, boxes, current, counts, onChoose }: BoxTabsProps) {
  const there = boxes.filter((box) => box === current || !box.shown || (counts && box.shown(counts)));
  const items = there.map((box) => ({
    key: box.box,
    label: <TabWords words={box.words} count={counts && box.count?.(counts)} />,
  }));
  return (
    <div onKeyDownCapture={goIntoList}>
      <Tabs
        className="box-tabs"
        aria-label={title}
        items={items}
        activeKey={current.box}
        onChange={(key) => onChoose(boxes.find((box) => box.box === key)?.box ?? current.box)}
      />
    </div>
  );
}

/** ↓ on a tab, which has the focus after it was pressed, leads into its list; the tabs themselves would swallow the key. */
function goIntoList(event: KeyboardEvent<HTMLElement>): void {
  const page = event.currentTarget.parentElement;
  const first = event.key === 'ArrowDown' && page?.querySelector<HTMLElement>('.item-row a.title');
  if (!first) return;
  event.preventDefault();
  event.stopPropagation();
  first.focus();
}

function TabWords({ words, count }: { readonly words: string; readonly count: number | undefined }) {
  return (
    <>
      {words}
      {count !== undefined && count > 0 && <span className="count"> {count}</span>}
    </>
  );
}
