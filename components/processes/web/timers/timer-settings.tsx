import type { TimeLimit } from '@gov/workflow';
import { type Block, blockAt, mostTimers, type Spot, type Timer, timersAt } from '@gov/workflow/designing';
import { Button, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { Field, TextField } from '#platform/web/widgets/field.tsx';
import { useDesk } from '../designer/desk.ts';

/** 到时就…: the timers of a step or of a section, and new ones. */
export function TimerSettings({ at }: { readonly at: Spot }): ReactNode {
  const desk = useDesk();
  const { design } = desk;
  const timers = timersAt(design, at);
  const host = blockAt(design.program.root, at);
  const limit = newLimit(host, timers, desk);
  const what = host?.kind === 'section' ? '这一段' : '这一步';
  return (
    <section className="stack" aria-label="定时">
      <h3>到时就走另一条路，或另开一路</h3>
      {timers.map((timer) => (
        <TimerRow key={timer.event} timer={timer} at={at} what={what} />
      ))}
      {timers.length < mostTimers && (
        <div className="acts">
          <Button size="small" onClick={() => desk.act({ kind: 'addTimer', at, act: 'leave', limit })}>
            到时换一条路走
          </Button>
          <Button size="small" onClick={() => desk.act({ kind: 'addTimer', at, act: 'beside', limit })}>
            到时另开一路
          </Button>
        </div>
      )}
    </section>
  );
}

/** One after what is there, in the unit of the rest. */
function newLimit(
  host: Block | undefined,
  timers: readonly Timer[],
  { design }: Pick<ReturnType<typeof useDesk>, 'design'>,
): TimeLimit {
  const due = host?.kind === 'step' ? design.program.nodes[host.node]?.due : undefined;
  const like = timers[0]?.limit ?? due;
  const most = Math.max(0, ...[due, ...timers.map((one) => one.limit)].map(amountOf));
  return like && 'workingHours' in like
    ? { workingHours: Math.min(250, most + 4) }
    : { workingDays: Math.min(250, most > 0 ? most + 1 : 5) };
}

const amountOf = (limit: TimeLimit | undefined): number =>
  limit === undefined ? 0 : 'workingHours' in limit ? limit.workingHours : limit.workingDays;

interface TimerRowProps {
  readonly timer: Timer;
  /** The step or section on whose edge it sits. */
  readonly at: Spot;
  readonly what: string;
}

/** One timer: when, under what name, and what it does. */
export function TimerRow({ timer, at, what }: TimerRowProps): ReactNode {
  const desk = useDesk();
  const { event, name, act, limit } = timer;
  const hours = 'workingHours' in limit;
  const set = (count: number): void =>
    void desk.act({ kind: 'setTimer', at, event, limit: hours ? { workingHours: count } : { workingDays: count } });
  return (
    <fieldset className="overdue-line">
      <legend>{act === 'leave' ? '到时换一条路走' : '到时另开一路'}</legend>
      <Field label="满多久" hint={`从${what}开始算起`}>
        {(id, described) => (
          <InputNumber
            id={id}
            aria-describedby={described}
            min={1}
            max={250}
            suffix={hours ? '小时（只算工作日）' : '个工作日'}
            value={amountOf(limit)}
            onChange={(count) => count && set(count)}
          />
        )}
      </Field>
      <TextField
        label="叫什么"
        hint="图上和办理过程里这样写，如：久拖不办"
        maxLength={30}
        value={name}
        onChange={(words) => desk.act({ kind: 'setTimer', at, event, name: words })}
      />
      <p className="tertiary small">
        {act === 'leave'
          ? `${what}还没办完就停下，改走卡片里“满…还没办完”那条路；按时办完不受影响。`
          : `${what}照样办，同时开始卡片下面另开的一路；另开的一路自己结束。`}
      </p>
      <div>
        <Button size="small" onClick={() => desk.act({ kind: 'removeTimer', at, event })}>
          去掉这个定时
        </Button>
      </div>
    </fieldset>
  );
}
