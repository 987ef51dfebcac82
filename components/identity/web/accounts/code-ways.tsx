import { Button } from 'antd';
import { useState } from 'react';
import { Note } from '#platform/web/widgets/note.tsx';
import type { CodeOwner } from './activate-page.tsx';
import { ExistingAccountForm } from './existing-account-form.tsx';
import { OwnPasswordForm } from './own-password-form.tsx';

export interface CodeWayProps {
  readonly code: string;
  readonly owner: CodeOwner;
  readonly onDone: (sentence: string) => void;
}

const firstWay = { ACTIVATE: '新开账号', RESTORE: '设新密码' } as const;
const secondWay = { ACTIVATE: '我已有账号', RESTORE: '我记得密码' } as const;

/** The two ways a code can be used, the usual one first. */
export function CodeWays({ onOther, ...way }: CodeWayProps & { readonly onOther: () => void }) {
  const { owner } = way;
  const [existing, setExisting] = useState(false);
  return (
    <>
      <h1>{owner.personName}，您好</h1>
      <p className="secondary">
        {owner.agencyName}
        {owner.purpose === 'ACTIVATE' ? '请您开通账号。' : `请您重设密码，用户名是 ${owner.signInName}。`}
      </p>
      {owner.mark && (
        <p className="secondary">
          这个码的核对号是 <b className="code-mark">{owner.mark}</b>，安全管理员问您时说这个号，不要说码。
        </p>
      )}
      {owner.waits && (
        <Note kind="warning">安全管理员还没有同意，现在开通不了。请等他核实同意后，再来这里用同一个码。</Note>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons, not a set of fields */}
      <div className="code-ways" role="group" aria-label="怎么办">
        <button type="button" aria-pressed={!existing} onClick={() => setExisting(false)}>
          {firstWay[owner.purpose]}
        </button>
        <button type="button" aria-pressed={existing} onClick={() => setExisting(true)}>
          {secondWay[owner.purpose]}
        </button>
      </div>
      {existing ? <ExistingAccountForm {...way} /> : <OwnPasswordForm {...way} />}
      <p className="hint after">
        不是{owner.personName}？
        <Button type="link" size="small" onClick={onOther}>
          换一个码
        </Button>
      </p>
    </>
  );
}
