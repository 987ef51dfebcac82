import type { ReplyOf } from '@gov/base/component';
import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ShownOnceDialog } from '#platform/web/widgets/dialogs/shown-once-dialog.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type AccountLine, routes } from '../../contract.ts';

interface CodeDialogProps {
  readonly line: AccountLine;
  readonly onClose: () => void;
}

/** Asks first, then shows the code once. The administrator never learns a password. */
export function CodeDialog({ line, onClose }: CodeDialogProps) {
  const issue = useCommand(routes.issueCode, { refreshes: [routes.accounts] });
  if (issue.data) return <ShownCode line={line} issued={issue.data} onClose={onClose} />;
  const restores = line.state === 'OPEN';
  return (
    <DecisionDialog
      open
      title={restores ? `给${line.name}重设密码` : `给${line.name}开通账号`}
      size="question"
      leaveWords="先不发"
      primaryWords="生成一次性码"
      busy={issue.isPending}
      error={issue.error}
      onLeave={onClose}
      onDecide={() => issue.mutate({ params: { personId: line.personId } })}
    >
      <p>
        {restores
          ? `${line.name}用这个码自己设新密码，一天内有效。码用掉以前，原来的密码照常能用；用掉后，他在各处的登录都会结束。`
          : `${line.name}用这个码自己起用户名、设密码；已经有账号的，用原来的账号登录一次就行。七天内有效。`}
      </p>
      {line.codeUntil && <Note kind="warning">以前发的码会马上失效。</Note>}
      <Note>码只显示一次。请当面或打电话核实是本人再给，不要发到群里。</Note>
    </DecisionDialog>
  );
}

interface ShownCodeProps extends CodeDialogProps {
  readonly issued: ReplyOf<typeof routes.issueCode>;
}

function ShownCode({ line, issued, onClose }: ShownCodeProps) {
  const now = useNow();
  const [copied, setCopied] = useState(false);
  return (
    <ShownOnceDialog
      title={`${line.name}的一次性码`}
      width={420}
      kept={copied}
      question={`码还没有交给${line.name}。关掉后看不到了，只能重新发。`}
      stayWords="先不关"
      leaveWords="关掉"
      wayBack="关掉后看不到了"
      actions={() => (
        <>
          <CopyCode code={issued.code} copied={copied} onCopied={() => setCopied(true)} />
          <Button type="primary" onClick={onClose}>
            已交给{line.name}
          </Button>
        </>
      )}
      onClose={onClose}
    >
      <div className="stack">
        <p className="one-time-code" data-code={issued.code}>
          {issued.code}
        </p>
        <p className="secondary">
          {dateTimeWords(issued.expiresAt, now)} 前有效，只能用一次。请{line.name}
          打开登录页，点“有一次性码”，照着做就行。
        </p>
        {issued.waits && (
          <Note kind="warning">
            等安全管理员在“权限”的“一次性码”里核实同意，这个码才能用。核对号 <b className="code-mark">{issued.mark}</b>
            ，安全管理员会用它和{line.name}核对。
          </Note>
        )}
      </div>
    </ShownOnceDialog>
  );
}

interface CopyCodeProps {
  readonly code: string;
  readonly copied: boolean;
  readonly onCopied: () => void;
}

function CopyCode({ code, copied, onCopied }: CopyCodeProps) {
  // the clipboard exists on secure pages only; elsewhere the code is short enough to be read out
  if (!navigator.clipboard) return null;
  return (
    <Button onClick={() => void navigator.clipboard.writeText(code).then(onCopied)}>
      {copied ? '已复制' : '复制'}
    </Button>
  );
}
