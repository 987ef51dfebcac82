import { Radio } from 'antd';
import type { MyTask } from '../handling/use-matter.ts';

interface KeepOrAskProps {
  readonly keeps: MyTask['keeps'];
  readonly askAgain: boolean | undefined;
  readonly onChange: (askAgain: boolean) => void;
}

/** After a return that waited for others: their opinions were given to the text before the change. */
export function KeepOrAsk({ keeps, askAgain, onChange }: KeepOrAskProps) {
  const people = keeps.map(({ who, step }) => `${who}（${step}）`).join('、');
  return (
    <fieldset className="choice-list">
      <legend>{people}的意见是修改之前写的</legend>
      <Radio.Group value={askAgain} onChange={(event) => onChange(event.target.value === true)}>
        <Radio value={true}>
          <b>请他们重新会签</b> <span className="secondary">内容有实质改动时选这个</span>
        </Radio>
        <Radio value={false}>
          <b>保留他们的意见</b> <span className="secondary">没有改到他们看过的内容时选这个</span>
        </Radio>
      </Radio.Group>
    </fieldset>
  );
}
