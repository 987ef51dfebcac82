import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { asChecked, FieldProblem } from '#platform/web/widgets/form/field-problem.tsx';
import { useChecked } from '#platform/web/widgets/form/use-checked.ts';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import type { CodeWayProps } from './code-ways.tsx';
import { passwordProblem, secondFactorProblem, signInNameProblem } from './entered.ts';
import { SecondFactorField, secondFactorId } from './second-factor-field.tsx';

const nameId = 'new-name';
const passwordId = 'own-password';

/** A name and password of one's own, or only a new password; the second factor where the account has one. */
export function OwnPasswordForm({ code, owner, onDone }: CodeWayProps) {
  const [signInName, setSignInName] = useState('');
  const [password, setPassword] = useState('');
  const [secondFactor, setSecondFactor] = useState<string>();
  const opens = owner.purpose === 'ACTIVATE';
  const open = useCommand(routes.openAccount, {
    onDone: () => onDone(`账号已开通，用户名是 ${signInName}。请用它和刚设的密码登录。`),
  });
  const restore = useCommand(routes.restorePassword, {
    onDone: ({ result }) =>
      result === 'second-factor' ? setSecondFactor('') : onDone('新密码已设好，其他地方的登录都已结束。'),
  });
  const act = opens ? open : restore;
  const checked = useChecked([
    ...(opens ? signInNameProblem(nameId, signInName) : []),
    ...passwordProblem(passwordId, password, opens ? signInName.trim() : ''),
    ...(secondFactor === undefined ? [] : secondFactorProblem(secondFactorId, secondFactor)),
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.passes()) return act.reset();
    if (act.isPending) return;
    if (opens) open.mutate({ body: { code, signInName: signInName.trim(), password } });
    else restore.mutate({ body: { code, password, ...(secondFactor ? { secondFactor: secondFactor.trim() } : {}) } });
  };
  return (
    <form onSubmit={submit} noValidate>
      {opens && (
        <>
          <label className="field" htmlFor={nameId}>
            给自己起一个用户名
          </label>
          <p className="hint">小写字母、数字、点、横线，至少 3 个，比如姓名拼音</p>
          <Input
            {...asChecked(nameId, checked.problemOf(nameId))}
            size="large"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
            value={signInName}
            onChange={(event) => setSignInName(event.target.value)}
          />
          <FieldProblem of={nameId} message={checked.problemOf(nameId)} />
        </>
      )}
      <label className="field" htmlFor={passwordId}>
        {opens ? '设一个密码' : '新密码'}，至少 10 个字符
      </label>
      <p className="hint">一句自己记得住的话就很好，可以有空格和汉字</p>
      <Input.Password
        {...asChecked(passwordId, checked.problemOf(passwordId))}
        size="large"
        autoComplete="new-password"
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
      <Refusal error={act.error} />
      <Button className="enter" type="primary" htmlType="submit" loading={act.isPending}>
        {opens ? '开通账号' : '改成新密码'}
      </Button>
    </form>
  );
}
