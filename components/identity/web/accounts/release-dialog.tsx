import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type AccountLine, routes } from '../../contract.ts';

interface ReleaseDialogProps {
  readonly line: AccountLine;
  readonly onClose: () => void;
}

/** The second pair of eyes beside the system administrator, who has seen the code. */
export function ReleaseDialog({ line, onClose }: ReleaseDialogProps) {
  const release = useCommand(routes.releaseCode, { refreshes: [routes.secondFactors], onDone: onClose });
  const { codeWaits } = line;
  const what = line.state === 'WAITING' ? `${line.name}开通账号` : `重设${line.name}的密码`;
  return (
    <DecisionDialog
      open
      title={`同意${what}`}
      size="question"
      leaveWords="先不同意"
      primaryWords={`同意${what}`}
      busy={release.isPending}
      error={release.error}
      onLeave={onClose}
      onDecide={() =>
        codeWaits && release.mutate({ params: { personId: line.personId }, body: { codeId: codeWaits.codeId } })
      }
    >
      <p>
        系统管理员给{line.name}发了一次性码，核对号 <b className="code-mark">{codeWaits?.mark}</b>
        。您同意以后，拿着这个码的人就能
        {line.state === 'WAITING' ? `以${line.name}的身份开通账号，看到已经送给他的工作` : `给${line.name}设新密码`}
        ；只对这一个码，用掉或过期就结束。
      </p>
      <Note kind="warning">
        请当面或打电话问{line.name}
        本人：是不是他要办；他在“用一次性码”页上看到的核对号是不是这个。没有问到，或号不一样，先不同意。
      </Note>
    </DecisionDialog>
  );
}
