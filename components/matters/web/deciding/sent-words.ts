import type { MatterView } from '../../contract.ts';

type Sent = Pick<MatterView, 'myTask' | 'starter'>;

/** From whom it came and who started it, each person once: `林涛 昨天 14:26 送来，建管科刘思远发起`. `when` says an instant. */
export function sentWords({ myTask, starter }: Sent, when: (instant: string) => string): string {
  const from = myTask && (myTask.sentBy ?? starter.name);
  return [
    ...(myTask ? [`${from} ${when(myTask.arrivedAt)} 送来`] : []),
    ...(from === starter.name ? [] : [`${starter.section}${starter.name}发起`]),
  ].join('，');
}
