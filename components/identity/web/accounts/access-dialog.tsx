import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type AccountLine, routes } from '../../contract.ts';

interface AccessDialogProps {
  readonly line: AccountLine;
  readonly onClose: () => void;
}

/** Stops or opens again the way of one person into this agency. */
export function AccessDialog({ line, onClose }: AccessDialogProps) {
  const change = useCommand(routes.changeAccess, { refreshes: [routes.accounts], onDone: onClose });
  const stops = line.state !== 'STOPPED';
  return (
    <DecisionDialog
      open
      title={stops ? `停用${line.name}的账号` : `恢复${line.name}的账号`}
      size="question"
      leaveWords={stops ? '先不停用' : '先不恢复'}
      primaryWords={stops ? `停用${line.name}` : `恢复${line.name}`}
      danger={stops}
      busy={change.isPending}
      error={change.error}
      onLeave={onClose}
      onDecide={() =>
        change.mutate({ params: { personId: line.personId }, body: { access: stops ? 'STOPPED' : 'OPEN' } })
      }
    >
      {stops ? (
        <Note kind="warning">
          {line.name}
          马上不能再进入本单位，没用的一次性码也会失效。任职、手上的事项和写过的意见都不变，送给他的件会等着；离任请在“组织机构”里办。
        </Note>
      ) : (
        <p>{line.name}马上又能用原来的账号进入本单位，权限和停用以前一样。</p>
      )}
    </DecisionDialog>
  );
}
