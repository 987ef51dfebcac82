import type { ReplyOf } from '@gov/base/component';
import { Tabs } from 'antd';
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
  const items = boxes.map((box) => ({
    key: box.box,
    label: <TabWords words={box.words} count={counts && box.count?.(counts)} />,
  }));
  return (
    <Tabs
      className="box-tabs"
      aria-label={title}
      items={items}
      activeKey={current.box}
      onChange={(key) => onChoose(boxes.find((box) => box.box === key)?.box ?? current.box)}
    />
  );
}

function TabWords({ words, count }: { readonly words: string; readonly count: number | undefined }) {
  return (
    <>
      {words}
      {count !== undefined && count > 0 && <span className="count"> {count}</span>}
    </>
  );
}
