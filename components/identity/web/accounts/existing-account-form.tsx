import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import type { CodeWayProps } from './code-ways.tsx';
import { SecondFactorField } from './second-factor-field.tsx';

/** An account one has already is proved as at sign-in; from then on it is this person's too. */
export function ExistingAccountForm({ code, owner, onDone }: CodeWayProps) {
  const [signInName, setSignInName] = useState(owner.signInName ?? '');
  const [password, setPassword] = useState('');
  const [secondFactor, setSecondFactor] = useState<string>();
  const link = useCommand(routes.linkAccount, {
    onDone: ({ result }) =>
      result === 'second-factor' ? setSecondFactor('') : onDone(`已确认，用原来的账号就能进入${owner.agencyName}。`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (link.isPending) return;
    const proof = secondFactor ? { secondFactor: secondFactor.trim() } : {};
    link.mutate({ body: { code, signInName: signInName.trim(), password, ...proof } });
  };
  return (
    <form onSubmit={submit}>
      <label className="field" htmlFor="existing-name">
        原来的用户名
      </label>
      <p className="hint">一个账号可以在几个单位用；各单位的管理员互相看不到</p>
      <Input
        id="existing-name"
        size="large"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={100}
        value={signInName}
        onChange={(event) => setSignInName(event.target.value)}
      />
      <label className="field" htmlFor="existing-password">
        密码
      </label>
      <Input.Password
        id="existing-password"
        size="large"
        autoComplete="current-password"
        required
        maxLength={200}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {secondFactor !== undefined && <SecondFactorField value={secondFactor} onChange={setSecondFactor} />}
      <Refusal error={link.error} />
      <Button className="enter" type="primary" htmlType="submit" loading={link.isPending}>
        用这个账号
      </Button>
    </form>
  );
}
