import { Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';

interface FreshPasswordProps {
  readonly value: string;
  readonly onChange: (password: string) => void;
}

/** The first password was chosen by an administrator: a new one of one's own, before anything else. */
export function FreshPassword({ value, onChange }: FreshPasswordProps) {
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <>
      <label className="field" htmlFor="fresh-password">
        新密码，至少 10 个字符
      </label>
      <p className="hint">现在的密码是管理员给的。换成只有自己知道的，一句记得住的话就很好。</p>
      <Input.Password
        id="fresh-password"
        ref={input}
        size="large"
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}
