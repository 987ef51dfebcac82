import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { asChecked, FieldProblem } from '#platform/web/widgets/form/field-problem.tsx';
import { useChecked } from '#platform/web/widgets/form/use-checked.ts';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import type { CodeWayProps } from './code-ways.tsx';
import { missing, secondFactorProblem } from './entered.ts';
import { SecondFactorField, secondFactorId } from './second-factor-field.tsx';

const nameId = 'existing-name';
const passwordId = 'existing-password';

/** An account one has already is proved as at sign-in; from then on it is this person's too. */
export function ExistingAccountForm({ code, owner, onDone }: CodeWayProps) {
  const [signInName, setSignInName] = useState(owner.signInName ?? '');
  const [password, setPassword] = useState('');
  const [secondFactor, setSecondFactor] = useState<string>();
  const link = useCommand(routes.linkAccount, {
    onDone: ({ result }) =>
      result === 'second-factor' ? setSecondFactor('') : onDone(`已确认，用原来的账号就能进入${owner.agencyName}。`),
  });
  const checked = useChecked([
    ...missing(nameId, signInName, '原来的用户名还没有填。'),
    ...missing(passwordId, password, '密码还没有填。'),
    ...(secondFactor === undefined ? [] : secondFactorProblem(secondFactorId, secondFactor)),
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.passes()) return link.reset();
    if (link.isPending) return;
    const proof = secondFactor ? { secondFactor: secondFactor.trim() } : {};
    link.mutate({ body: { code, signInName: signInName.trim(), password, ...proof } });
  };
  return (
    <form onSubmit={submit} noValidate>
      <label className="field" htmlFor={nameId}>
        原来的用户名
      </label>
      <p className="hint">一个账号可以在几个单位用；各单位的管理员互相看不到</p>
      <Input
        {...asChecked(nameId, checked.problemOf(nameId))}
        size="large"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        value={signInName}
        onChange={(event) => setSignInName(event.target.value)}
      />
      <FieldProblem of={nameId} message={checked.problemOf(nameId)} />
      <label className="field" htmlFor={passwordId}>
        密码
      </label>
      <Input.Password
        {...asChecked(passwordId, checked.problemOf(passwordId))}
        size="large"
        autoComplete="current-password"
        maxLength={200}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <FieldProblem of={passwordId} message={checked.problemOf(passwordId)} />
      {secondFactor !== undefined && (
        <SecondFactorField
          value={secondFactor}
          problem={checked.problemOf(secondFactorId)}
          onChange={setSecondFactor}
        />
      )}
      <Refusal error={link.error} />
      <Button className="enter" type="primary" htmlType="submit" loading={link.isPending}>
        用这个账号
      </Button>
    </form>
  );
}
