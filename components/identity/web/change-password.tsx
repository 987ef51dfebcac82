import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { routes } from '../contract.ts';

/** 改密码; the other places of this account are signed out. */
export function ChangePassword() {
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const change = useCommand(routes.changePassword, {
    refreshes: [routes.listSessions],
    onDone: () => {
      setCurrent('');
      setFresh('');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate({ body: { current, fresh } });
  };
  return (
    <Panel title="改密码">
      <form className="account-form" onSubmit={submit}>
        <label htmlFor="current-password">现在的密码</label>
        <Input.Password
          id="current-password"
          autoComplete="current-password"
          required
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <label htmlFor="fresh-password">新密码，至少 10 个字符</label>
        <Input.Password
          id="fresh-password"
          autoComplete="new-password"
          required
          minLength={10}
          maxLength={200}
          value={fresh}
          onChange={(event) => setFresh(event.target.value)}
        />
        <p className="tertiary small">一句自己记得住的话就很好，可以有空格和汉字。改好以后，其他地方的登录会结束。</p>
        <Refusal error={change.error} />
        {change.isSuccess && <UndoLine done="密码已改好，其他地方的登录已结束。" />}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          改成新密码
        </Button>
      </form>
    </Panel>
  );
}
