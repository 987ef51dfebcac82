import type { ReplyOf } from '@gov/base/component';
import { Button, Checkbox, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { fullDateWords, timeWords } from '#platform/web/text/dates.ts';
import { Field } from '#platform/web/widgets/field.tsx';
import { EmptyState } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type MovingRow, mostMoved, routes } from '../../contract.ts';
import { caseName } from '../rehearsal/rehearsal-words.ts';
import { type ByHand, bodyOf, forAll, forOne } from './by-hand.ts';

type Plan = ReplyOf<(typeof routes)['movingPlan']>;

interface MovingPlanProps {
  readonly processId: string;
  readonly to: number;
  readonly plan: Plan;
  readonly byHand: ByHand;
  readonly onByHand: (byHand: ByHand) => void;
  readonly onStarted: (batchId: string) => void;
}

const kinds = { unaffected: '不受影响', moves: '转到新版', decide: '需要决定', stays: '转不了' } as const;

/** Which step becomes which, what becomes of each matter, and the button that moves those chosen. */
export function MovingPlan({ processId, to, plan, byHand, onByHand, onStarted }: MovingPlanProps): ReactNode {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const counts = (kind: MovingRow['kind']) => plan.rows.filter((row) => row.kind === kind).length;
  const chosen = plan.rows.filter((row) => canMove(row) && !left.has(row.matterId));
  if (plan.rows.length === 0)
    return (
      <Panel title="在办的事项">
        <EmptyState
          sentence={`在办的都已经按第 ${to} 版走，没有要转的。`}
          detail="发布新的一版以后，还按旧版在办的会列在这里。"
        />
      </Panel>
    );
  return (
    <>
      <Matches plan={plan} byHand={byHand} onByHand={onByHand} />
      <Panel
        title="在办的事项"
        aside={`不受影响 ${counts('unaffected')} 件，转到新版 ${counts('moves')} 件，需要决定 ${counts('decide')} 件${counts('stays') > 0 ? `，转不了 ${counts('stays')} 件` : ''}${plan.more ? `；太多，先列最早的 ${mostMoved} 件` : ''}`}
      >
        <div className="rehearsal-bar">
          <Button type="primary" disabled={chosen.length === 0} onClick={() => setAsking(true)}>
            把选中的 {chosen.length} 件转到第 {to} 版…
          </Button>
        </div>
        <div className="rehearsal-frame">
          <table className="rehearsal-table cases stacks">
            <thead>
              <tr>
                <th scope="col">转</th>
                <th scope="col">事项</th>
                <th scope="col">发起</th>
                <th scope="col">现在在</th>
                <th scope="col">会怎样</th>
              </tr>
            </thead>
            <tbody>
              {plan.rows.map((row) => (
                <tr key={row.matterId} className="chosen-from">
                  <td className="choice">
                    <Checkbox
                      aria-label={`转 ${begunWords(row)}发起的${caseName(row)}`}
                      disabled={!canMove(row)}
                      checked={canMove(row) && !left.has(row.matterId)}
                      onChange={() => setLeft(toggled(left, row.matterId))}
                    />
                  </td>
                  <th scope="row">
                    {caseName(row)}
                    <span className="tertiary small">（第 {row.version} 版）</span>
                  </th>
                  <td className="short" data-head="发起">
                    {begunWords(row)} {row.starterSection}
                  </td>
                  <td data-head="现在在">{row.stands.join('、')}</td>
                  <td>
                    <strong className={canMove(row) ? '' : 'nobody'}>{kinds[row.kind]}</strong>
                    <ul>
                      {rowWords(row).map((words) => (
                        <li key={words}>{words}</li>
                      ))}
                    </ul>
                    {row.places.map((place) => (
                      <Place
                        key={place.node}
                        {...{ row, place }}
                        onChoose={(value) => onByHand(forOne(byHand, row.matterId, place.node, value))}
                      />
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      {asking && (
        <MoveDialog
          {...{ processId, to, byHand }}
          matterIds={chosen.map(({ matterId }) => matterId)}
          onClose={() => setAsking(false)}
          onStarted={onStarted}
        />
      )}
    </>
  );
}

interface PlaceProps {
  readonly row: MovingRow;
  readonly place: MovingRow['places'][number];
  readonly onChoose: (to: string | null | undefined) => void;
}

/** At which step of the new version this one matter goes on. */
const Place = ({ row, place: { name, to, own, choices }, onChoose }: PlaceProps): ReactNode => (
  <div className="moving-place">
    <span className="secondary">“{name}”接着办</span>
    <Select
      size="small"
      aria-label={`${begunWords(row)}发起的${caseName(row)}的“${name}”从哪一步接着办`}
      allowClear={own}
      placeholder="选一步"
      value={to ?? null}
      options={choices.map(({ id, name: words }) => ({ value: id, label: words }))}
      onChange={(value: string | null) => onChoose(value)}
    />
    {own && <span className="tertiary small">只这一件</span>}
  </div>
);

/** Running matters have no number yet, and what they are about is not told here: two of one section and day differ by the time. */
const begunWords = ({ startedAt }: MovingRow): string => `${fullDateWords(startedAt)} ${timeWords(startedAt)}`;

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

const canMove = ({ kind }: MovingRow): boolean => kind === 'unaffected' || kind === 'moves';

function rowWords({ kind, why, places, comesBack }: MovingRow): readonly string[] {
  if (kind === 'stays') return [`${why ?? ''}，照原来的一版办完`];
  return [
    ...(kind === 'unaffected' ? ['往后要走的，两版一样'] : []),
    ...places.flatMap(({ name, to }) => (to === undefined ? [`“${name}”在新版里没有位置，请选它从哪一步接着办`] : [])),
    ...(comesBack ? [] : ['两步会并成一步，转过去以后转不回原样']),
  ];
}

const matchWords = { name: '按名称对上的', place: '按位置对上的', hand: '您选的' } as const;

/** Steps that the version in use does not have under their id. */
function Matches({ plan, byHand, onByHand }: Pick<MovingPlanProps, 'plan' | 'byHand' | 'onByHand'>): ReactNode {
  if (plan.matches.length === 0) return null;
  const places = plan.rows.flatMap((row) => row.places);
  const howWords = (node: string): string =>
    places.some((one) => one.node === node) ? '下面逐件选好了' : '没有事项在这一步';
  const open = new Set(places.flatMap(({ node, to }) => (to === undefined ? [node] : [])));
  return (
    <Panel title="哪一步变成哪一步" aside="其余的步骤在新版里还在">
      <div className="rehearsal-frame">
        <table className="rehearsal-table stacks">
          <thead>
            <tr>
              <th scope="col">旧版的步骤</th>
              <th scope="col">新版的步骤</th>
              <th scope="col">怎么对上的</th>
            </tr>
          </thead>
          <tbody>
            {plan.matches.map(({ node, name, to, by }) => (
              <tr key={node}>
                <th scope="row">{name}</th>
                <td data-head="新版的步骤">
                  <Select
                    aria-label={`“${name}”对应新版的哪一步`}
                    className="target"
                    allowClear
                    placeholder="没有对应"
                    value={to ?? null}
                    options={plan.steps.map(({ id, name: words }) => ({ value: id, label: words }))}
                    onChange={(value: string | null) => onByHand(forAll(byHand, node, value))}
                  />
                </td>
                <td>
                  {by ? matchWords[by] : open.has(node) ? <span className="nobody">要您选</span> : howWords(node)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

interface MoveDialogProps extends Pick<MovingPlanProps, 'processId' | 'to' | 'byHand' | 'onStarted'> {
  readonly matterIds: readonly string[];
  readonly onClose: () => void;
}

function MoveDialog({ processId, to, byHand, matterIds, onClose, onStarted }: MoveDialogProps): ReactNode {
  const [reason, setReason] = useState('');
  const start = useCommand(routes.startMoving, {
    refreshes: [routes.movingBatches],
    onDone: ({ batchId }) => {
      onStarted(batchId);
      onClose();
    },
  });
  const body = { to, ...bodyOf(byHand), matterIds: [...matterIds], reason: reason.trim() };
  return (
    <Modal
      open
      title={`把 ${matterIds.length} 件转到第 ${to} 版`}
      okText={`转 ${matterIds.length} 件`}
      cancelText="不转"
      okButtonProps={{ disabled: reason.trim() === '', loading: start.isPending }}
      onOk={() => start.mutate({ params: { processId }, body })}
      onCancel={onClose}
    >
      <p>已经办过的不变，正在办的人照旧；往后的步骤按第 {to} 版走。一件一件地转，可以中途停下，也可以照原样转回来。</p>
      <Field label="为什么转" hint="写进每一件的流程记录">
        {(id, described) => (
          <Input.TextArea
            id={id}
            aria-describedby={described}
            value={reason}
            maxLength={500}
            rows={2}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Refusal error={start.error} />
    </Modal>
  );
}
