import type { ReplyOf } from '@gov/base/component';
import { Radio } from 'antd';
import { useId, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { useTypedText } from '#platform/web/shell/use-typed.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import { routes } from '../../contract.ts';
import { MovesDone } from './move-dialog.tsx';
import { type PlanOfAll, usePlanOfAll } from './use-plan-of-all.ts';

type OlderKind = ReplyOf<(typeof routes)['olderMatters']>['kinds'][number];

const longest = 500;

/** 全部改用新版: everything of a kind, however much; what has no place in the new version stays and is named afterwards. */
export function MoveAllDialog({
  kinds,
  onLeave,
}: {
  readonly kinds: readonly OlderKind[];
  readonly onLeave: () => void;
}) {
  const [batchId, setBatchId] = useState<string>();
  const [code, setCode] = useState(kinds[0]?.code ?? '');
  const reason = useTypedText('monitor', 'move-all');
  const id = useId();
  const chosen = kinds.find((kind) => kind.code === code);
  const plan = usePlanOfAll(code);
  const move = useCommand(routes.moveAll, {
    onDone: (reply) => {
      reason.forget();
      setBatchId(reply.batchId);
    },
  });
  if (batchId !== undefined) return <MovesDone matters={[]} batchId={batchId} onLeave={onLeave} />;
  return (
    <DecisionDialog
      open
      title="全部改用新版流程"
      leaveWords="先不改"
      primaryWords={`“${chosen?.name ?? ''}”${plan.done ? plan.fits : (chosen?.older ?? 0)} 件改用新版流程`}
      busy={move.isPending}
      disabled={
        !chosen || (plan.done && plan.fits === 0) || reason.text.trim() === '' || isTooLong(reason.text, longest)
      }
      error={move.error}
      onLeave={onLeave}
      onDecide={() => move.mutate({ body: { kind: code, reason: reason.text.trim() } })}
    >
      <p className="secondary">
        已经办过的不变，正在办的一步在新版里接着办；在新版里没有对应位置的，按原来的流程办完。中途可以停下。
      </p>
      <fieldset className="choice-list">
        <legend>哪一类事项</legend>
        <Radio.Group value={code} onChange={(event) => setCode(String(event.target.value))}>
          {kinds.map((kind) => (
            <Radio key={kind.code} value={kind.code}>
              <b>{kind.name}</b> <span className="secondary">{kind.older} 件按旧版办理</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <Foreseen plan={plan} older={chosen?.older ?? 0} />
      <div className="dialog-field">
        <label htmlFor={id}>
          为什么改用 <span className="tertiary">记入每一件的办理过程</span>
        </label>
        <GrowingText id={id} place="dialog" maxLength={longest} value={reason.text} onChange={reason.write} />
      </div>
    </DecisionDialog>
  );
}

/** What is told before anything is asked: how many go over, how many stay, and why. */
function Foreseen({ plan, older }: { readonly plan: PlanOfAll; readonly older: number }) {
  if (plan.error) return <Refusal error={plan.error} />;
  const stay = plan.stays.reduce((sum, { matters }) => sum + matters, 0);
  return (
    <section className="effects" aria-label="改了以后会这样" aria-busy={!plan.done}>
      <p role="status">
        {plan.done ? `${plan.fits} 件可以改用新版` : `正在逐件看，已看 ${plan.looked} 件，共 ${older} 件`}
        {plan.done && (stay > 0 ? `，${stay} 件不能改，按原来的流程办完：` : '，没有留下的。')}
      </p>
      {stay > 0 && (
        <ul>
          {plan.stays.map(({ why, matters }) => (
            <li key={why}>
              {matters} 件：{why}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
