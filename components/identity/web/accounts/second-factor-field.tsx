import { Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';
import { asChecked, FieldProblem } from '#platform/web/widgets/form/field-problem.tsx';

interface SecondFactorFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (code: string) => void;
}

export const secondFactorId = 'second-factor';

/** Appears only when the server asks for it. */
export function SecondFactorField({ value, problem, onChange }: SecondFactorFieldProps) {
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <>
      <label className="field" htmlFor={secondFactorId}>
        动态验证码
      </label>
      <p className="hint">打开手机上的验证器，填现在显示的 6 位数字；丢了请找本单位安全管理员。</p>
      <Input
        {...asChecked(secondFactorId, problem)}
        ref={input}
        size="large"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldProblem of={secondFactorId} message={problem} />
    </>
  );
}
