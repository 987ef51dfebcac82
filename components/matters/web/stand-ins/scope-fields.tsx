import { Checkbox, Radio } from 'antd';
import { Field } from '#platform/web/widgets/field.tsx';

export interface KindChoice {
  readonly code: string;
  readonly name: string;
}

/** What a stand-in is asked to do. */
export interface Scope {
  /** Only the kinds of `codes`, which are kept while all are meant. */
  readonly some: boolean;
  readonly codes: readonly string[];
  readonly newOnly: boolean;
  readonly workSecrets: boolean;
}

export const everything: Scope = { some: false, codes: [], newOnly: false, workSecrets: false };

interface ScopeFieldsProps {
  readonly kinds: readonly KindChoice[];
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
}

export function ScopeFields({ kinds, scope, onChange }: ScopeFieldsProps) {
  const change = (some: Partial<Scope>) => onChange({ ...scope, ...some });
  return (
    <>
      <Field label="哪些事项" hint="签发、批示、签批要本人办理，不能代办。您自己也照样可以办，谁先办算谁的。">
        {(id, described) => (
          <Radio.Group
            id={id}
            aria-describedby={described}
            value={scope.some}
            onChange={(event) => change({ some: event.target.value === true })}
          >
            <Radio value={false}>全部</Radio>
            <Radio value={true}>只限其中一些</Radio>
          </Radio.Group>
        )}
      </Field>
      {scope.some && (
        <Checkbox.Group
          aria-label="只限这些事项"
          options={kinds.map(({ code, name }) => ({ value: code, label: name }))}
          value={[...scope.codes]}
          onChange={(codes) => change({ codes })}
        />
      )}
      <div className="stand-in-choices">
        <Checkbox checked={scope.newOnly} onChange={(event) => change({ newOnly: event.target.checked })}>
          只限这几天新到的，现在等着我的不请他办
        </Checkbox>
        <Checkbox checked={scope.workSecrets} onChange={(event) => change({ workSecrets: event.target.checked })}>
          工作秘密也请他办（不选，他就看不到）
        </Checkbox>
      </div>
    </>
  );
}
