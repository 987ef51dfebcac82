import { Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';
import { asChecked, FieldProblem } from '#platform/web/widgets/form/field-problem.tsx';

interface FreshPasswordProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (password: string) => void;
}

export const freshPasswordId = 'fresh-password';

/** The first password was chosen by an administrator: a new one of one's own, before anything else. */
export function FreshPassword({ value, problem, onChange }: FreshPasswordProps) {
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <>
      <label className="field" htmlFor={freshPasswordId}>
        新密码，至少 10 个字符
      </label>
      <p className="hint">现在的密码是管理员给的。换成只有自己知道的，一句记得住的话就很好。</p>
      <Input.Password
        {...asChecked(freshPasswordId, problem)}
        ref={input}
        size="large"
        autoComplete="new-password"
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldProblem of={freshPasswordId} message={problem} />
    </>
  );
}
