import { Button, Input, QRCode } from 'antd';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { sessionRoute, useSession } from '#platform/web/shell/session.tsx';
import { asChecked, FieldProblem } from '#platform/web/widgets/form/field-problem.tsx';
import { useChecked } from '#platform/web/widgets/form/use-checked.ts';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../contract.ts';
import { missing, secondFactorProblem } from './accounts/entered.ts';

const grouped = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

const passwordId = 'factor-password';
const codeId = 'factor-code';

/** 动态验证码: the second factor by a TOTP authenticator (RFC 6238), set up in two steps. */
export function SecondFactor() {
  const { secondFactor } = useSession();
  const [password, setPassword] = useState('');
  const enrol = useCommand(routes.enrolSecondFactor, { onDone: () => setPassword('') });
  const checked = useChecked(missing(passwordId, password, '现在的密码还没有填。'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.passes()) return enrol.reset();
    if (!enrol.isPending) enrol.mutate({ body: { password } });
  };
  if (enrol.data) return <Confirm secret={enrol.data.secret} uri={enrol.data.uri} onDone={enrol.reset} />;
  return (
    <Panel title="动态验证码" aside={secondFactor ? '已启用' : '还没启用'}>
      <form className="account-form" onSubmit={submit} noValidate>
        <p className="secondary">
          {secondFactor
            ? '登录时除密码外还要填验证码。换手机时，在这里重新设置。'
            : '启用以后，登录时除密码外还要填手机验证器上的 6 位数字，密码泄露也进不来。'}
        </p>
        <label htmlFor={passwordId}>先填现在的密码</label>
        <Input.Password
          {...asChecked(passwordId, checked.problemOf(passwordId))}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <FieldProblem of={passwordId} message={checked.problemOf(passwordId)} />
        <Refusal error={enrol.error} />
        <Button htmlType="submit" loading={enrol.isPending}>
          {secondFactor ? '重新设置…' : '开始启用…'}
        </Button>
      </form>
    </Panel>
  );
}

interface ConfirmProps {
  readonly secret: string;
  readonly uri: string;
  readonly onDone: () => void;
}

function Confirm({ secret, uri, onDone }: ConfirmProps) {
  const [code, setCode] = useState('');
  const confirm = useCommand(routes.confirmSecondFactor, { refreshes: [sessionRoute], onDone });
  const checked = useChecked(secondFactorProblem(codeId, code));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.passes()) return confirm.reset();
    if (!confirm.isPending) confirm.mutate({ body: { code: code.trim() } });
  };
  return (
    <Panel title="动态验证码" aside="还差一步">
      <form className="account-form" onSubmit={submit} noValidate>
        <p className="secondary">用手机上的验证器扫这个图，或者把下面的密钥输进去。</p>
        <QRCode className="qr" value={uri} type="svg" size={168} bordered={false} />
        <p className="secret">{grouped(secret)}</p>
        <label htmlFor={codeId}>验证器现在显示的 6 位数字</label>
        <Input
          {...asChecked(codeId, checked.problemOf(codeId))}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <FieldProblem of={codeId} message={checked.problemOf(codeId)} />
        <Refusal error={confirm.error} />
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          启用动态验证码
        </Button>
      </form>
    </Panel>
  );
}
