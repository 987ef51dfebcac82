import { Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';

interface SecondFactorFieldProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** Appears only when the server asks for it. */
export function SecondFactorField({ value, onChange }: SecondFactorFieldProps) {
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <>
      <label className="field" htmlFor="second-factor">
        动态验证码
      </label>
      <p className="hint">打开手机上的验证器，填现在显示的 6 位数字；丢了请找本单位安全管理员。</p>
      <Input
        id="second-factor"
        ref={input}
        size="large"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        maxLength={12}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}
