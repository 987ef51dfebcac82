import type { CopyRule } from '@gov/workflow';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField } from '#platform/web/widgets/field.tsx';
import { HandlerPicker } from '../handlers/handler-picker.tsx';
import type { StepProps } from './step-settings.tsx';

/** Most rules of one step, as the file allows. */
const most = 5;

/** 自动抄送: who reads along, without being asked for anything. */
export function CopySettings({ node, change }: StepProps): ReactNode {
  const copies = node.copies ?? [];
  const set = (next: readonly CopyRule[]): void => change({ copies: next.length > 0 ? next : null });
  return (
    <section className="stack" aria-label="自动抄送">
      <h3>自动抄送</h3>
      {copies.map((copy, at) => (
        <CopyLine
          // biome-ignore lint/suspicious/noArrayIndexKey: a copy has no name but its place
          key={at}
          number={at + 1}
          copy={copy}
          node={node.id}
          onChange={(changed) => set(copies.map((one, place) => (place === at ? changed : one)))}
          onRemove={() => set(copies.filter((_, place) => place !== at))}
        />
      ))}
      {copies.length < most && (
        <div>
          <Button size="small" onClick={() => set([...copies, { to: { kind: 'starter' }, when: 'done' }])}>
            加一处抄送
          </Button>
        </div>
      )}
    </section>
  );
}

interface CopyLineProps {
  readonly number: number;
  readonly copy: CopyRule;
  readonly node: string;
  readonly onChange: (copy: CopyRule) => void;
  readonly onRemove: () => void;
}

function CopyLine({ number, copy, node, onChange, onRemove }: CopyLineProps): ReactNode {
  const { mayComment: _may, ...plain } = copy;
  return (
    <fieldset className="overdue-line">
      <legend>第 {number} 处抄送</legend>
      <HandlerPicker
        label="抄送给谁"
        depth={1}
        node={node}
        rule={copy.to}
        onChange={(to) => onChange({ ...copy, to })}
      />
      <ChoiceField
        label="什么时候"
        value={copy.when}
        options={[
          { value: 'entered', label: '到这一步时' },
          { value: 'done', label: '这一步办完时' },
        ]}
        onChange={(when) => (when === 'entered' || when === 'done') && onChange({ ...copy, when })}
      />
      <Checkbox
        checked={copy.mayComment === true}
        onChange={({ target }) => onChange(target.checked ? { ...plain, mayComment: true } : plain)}
      >
        可以留言（传阅）
      </Checkbox>
      <Button size="small" onClick={onRemove}>
        去掉这处抄送
      </Button>
    </fieldset>
  );
}
