import { Button, Radio } from 'antd';
import { useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { useCommand } from '#platform/web/data/use-route.ts';
import { When } from '#platform/web/widgets/chips.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { type LeftWork as LeftTask, routes } from '../../contract.ts';
import { GiveDialog } from './give-dialog.tsx';
import { PagedList } from './paged-list.tsx';
import { usePages } from './use-pages.ts';

const refreshes = [routes.leftWork, routes.stoppedCounts, routes.handOvers];

/** 离任人员手上的工作: who cannot do it any more, and whom it goes to. */
export function LeftWork({ count }: { readonly count: number | undefined }) {
  const pages = usePages(routes.leftWork.path, (cursor, signal) =>
    call(routes.leftWork, { query: cursor === undefined ? {} : { cursor } }, { signal }),
  );
  const [giving, setGiving] = useState<LeftTask>();
  const undo = useCommand(routes.undoHandOver, { refreshes });
  const give = useCommand(routes.handOver, {
    refreshes,
    onDone: () => {
      undo.reset();
      setGiving(undefined);
    },
  });
  return (
    <Panel title="办不了的人手上的工作" aside={count === undefined ? '' : `${count} 项`}>
      {undo.data && <UndoLine done={`${undo.data.said}。`} />}
      {give.data && !undo.data && (
        <UndoLine
          done={`${give.data.said}。`}
          undoWords="撤回交接"
          undoing={undo.isPending}
          onUndo={() => undo.mutate({ params: { batchId: give.data.batchId }, body: {} })}
          until="对方办理前都能撤回"
        />
      )}
      <Refusal error={undo.error} />
      <PagedList
        pages={pages}
        empty="没有需要交接的工作。"
        emptyDetail="有人离任或停用，手上还有没办完的，会列在这里。"
      >
        {(rows) => (
          <ul className="line-list stopped-list">
            {rows.map((row) => (
              <li key={row.taskId}>
                <div className="grow">
                  <p className="strong">
                    {row.kindName}：{row.step}
                  </p>
                  <p>
                    在{row.person}手上（{row.because}）
                  </p>
                  <p className="tertiary small">
                    {row.starterSection}发起，到达于 <When instant={row.since} />
                  </p>
                </div>
                {row.mayHandOver ? (
                  <Button onClick={() => setGiving(row)}>交接给…</Button>
                ) : (
                  <p className="tertiary small">回来后由他自己转办；不再回来的，先在“组织机构”里办离任</p>
                )}
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      {giving && (
        <HandOverDialog
          task={giving}
          busy={give.isPending}
          error={give.error}
          onLeave={() => setGiving(undefined)}
          onGive={(body) => give.mutate({ body })}
        />
      )}
    </Panel>
  );
}

interface HandOverDialogProps {
  readonly task: LeftTask;
  readonly busy: boolean;
  readonly error: Parameters<typeof GiveDialog>[0]['error'];
  readonly onLeave: () => void;
  readonly onGive: (body: {
    readonly personId: string;
    readonly toAssignmentId: string;
    readonly reason: string;
    readonly matterId?: string;
    readonly withoutSecrets?: true;
  }) => void;
}

type Which = 'all' | 'others' | 'one';

/** `手上的全部 5 项，其中 2 项是工作秘密` */
const whichWords = ({
  person,
  count,
  secrets,
  secretForNamed,
}: LeftTask): readonly { readonly value: Which; readonly label: string }[] => [
  {
    value: 'all',
    label: `${person}手上的全部 ${count} 项${secrets > 0 ? `，其中 ${secrets} 项是工作秘密，只能交给授权知悉的人` : ''}`,
  },
  ...(secrets > 0 && secrets < count
    ? [{ value: 'others' as const, label: `工作秘密以外的 ${count - secrets} 项` }]
    : []),
  { value: 'one', label: `只这一件${secretForNamed ? '，是工作秘密' : ''}` },
];

/** This one, everything the person has, or all but the work secrets. */
function HandOverDialog({ task, busy, error, onLeave, onGive }: HandOverDialogProps) {
  const [which, setWhich] = useState<Which>(task.count > 1 ? 'all' : 'one');
  const letKnow = which === 'all' ? task.secrets > 0 : which === 'one' && task.secretForNamed === true;
  return (
    <GiveDialog
      title={`交接${task.person}手上的工作`}
      label="交给谁"
      hint={`交出以后由他办理，办理前可以撤回${letKnow ? '；有工作秘密，只列出授权知悉的人' : ''}`}
      letKnow={letKnow}
      primaryWords={(names) => `交给${names}办理`}
      busy={busy}
      error={error}
      onLeave={onLeave}
      onGive={([to], reason) =>
        to &&
        onGive({
          personId: task.personId,
          toAssignmentId: to.assignmentId,
          reason,
          ...(which === 'one' ? { matterId: task.matterId } : {}),
          ...(which === 'others' ? { withoutSecrets: true } : {}),
        })
      }
    >
      {task.count > 1 && (
        <fieldset className="choice-list">
          <legend>交接哪些</legend>
          <Radio.Group
            value={which}
            // reason: the values are those of the options
            onChange={(event) => setWhich(event.target.value as Which)}
            options={[...whichWords(task)]}
          />
        </fieldset>
      )}
    </GiveDialog>
  );
}
