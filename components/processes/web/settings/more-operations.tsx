import type { FreeRouting, NodeDefinition, NodeOperations } from '@gov/workflow';
import { Checkbox, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '#platform/web/widgets/field.tsx';
import { useDesk } from '../designer/desk.ts';
import { HandlerPicker, stepsBut } from '../handlers/handler-picker.tsx';
import { SeveralField } from './several-field.tsx';
import type { StepProps } from './step-settings.tsx';

/** 特送, 自选下一步 and 转办给谁: where work may be sent that the drawing does not lead to. */
export function SendingSettings({ node, change }: StepProps): ReactNode {
  const desk = useDesk();
  const others = stepsBut(desk, node.id).map(({ id, name }) => ({ value: id, label: name }));
  const setJumps = (nodes: readonly string[]): void => {
    const { jumpTo: _before, ...rest } = node.operations;
    const operations: NodeOperations = nodes.length > 0 ? { ...rest, jumpTo: nodes } : rest;
    change({ operations });
  };
  return (
    <>
      <SeveralField
        label="可以特送到"
        hint="越过中间的步骤，直接送到选中的步骤"
        values={node.operations.jumpTo ?? []}
        options={others}
        onChange={setJumps}
      />
      <Free node={node} others={others} onChange={(free) => change({ free })} />
      {node.operations.transfer && (
        <>
          <Checkbox
            checked={node.transferTo !== undefined}
            onChange={({ target }) =>
              change({ transferTo: target.checked ? { kind: 'sectionMembers', of: 'previous' } : null })
            }
          >
            转办只能转给规定的人 <span className="tertiary small">不勾，就是谁都可以转</span>
          </Checkbox>
          {node.transferTo && (
            <HandlerPicker
              label="可以转给哪些人"
              depth={1}
              node={node.id}
              rule={node.transferTo}
              onChange={(transferTo) => change({ transferTo })}
            />
          )}
        </>
      )}
    </>
  );
}

interface FreeProps {
  readonly node: NodeDefinition;
  readonly others: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (free: FreeRouting | null) => void;
}

/** 自选下一步 (自由流). */
function Free({ node, others, onChange }: FreeProps): ReactNode {
  const { free } = node;
  return (
    <>
      <Checkbox
        checked={free !== undefined}
        onChange={({ target }) => onChange(target.checked ? { persons: true, nodes: [], limit: 5 } : null)}
      >
        自选下一步 <span className="tertiary small">办的人自己定下一步交给谁，不按图上画的走</span>
      </Checkbox>
      {free && (
        <div className="inner-rule">
          <Checkbox checked={free.persons} onChange={({ target }) => onChange({ ...free, persons: target.checked })}>
            可以直接点人
          </Checkbox>
          <SeveralField
            label="可以送到哪几步"
            values={free.nodes}
            options={others}
            onChange={(nodes) => onChange({ ...free, nodes })}
          />
          <Field label="最多连着自选几次">
            {(id) => (
              <InputNumber
                id={id}
                min={1}
                max={20}
                value={free.limit}
                onChange={(limit) => limit && onChange({ ...free, limit })}
              />
            )}
          </Field>
        </div>
      )}
    </>
  );
}

/** 关键字段: what is passed over or carried along must not have changed. */
export function KeyFieldSettings({ node, change }: StepProps): ReactNode {
  const { template } = useDesk();
  if (!template && !node.keyFields) return null;
  return (
    <SeveralField
      label="关键字段"
      hint="这些栏改过以后，这一步要重新办：不自动通过，也不能直接送回越过它"
      values={node.keyFields ?? []}
      options={(template?.fields ?? []).map(({ key, label }) => ({ value: key, label }))}
      onChange={(keys) => change({ keyFields: keys.length > 0 ? keys : null })}
    />
  );
}
