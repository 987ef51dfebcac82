import { useQuery } from '@tanstack/react-query';
import { call } from '#platform/web/data/call.ts';
import { type MatterView, routes } from '../../contract.ts';
import { daysWords, uncertainWords } from './ahead-words.ts';
import './ahead.css';

/** 还要经过谁: the steps to come, what each usually takes here, and what is not certain yet. */
export function Ahead({ view }: { readonly view: MatterView }) {
  const usual = useUsualDays(view);
  if (view.ahead.length === 0) return null;
  return (
    <section aria-label="还要经过谁">
      <h2>还要经过谁</h2>
      <ol className="ahead">
        {view.ahead.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the way is what tells two steps of one name apart
          <li key={`${step.step} ${at}`} className={step.uncertain ? 'uncertain' : undefined}>
            <b>{step.who || '到时确定'}</b> <span className="secondary">{step.step}</span>
            <Remarks step={step} days={usual.get(at)} />
          </li>
        ))}
      </ol>
      {usual.size > 0 && <p className="tertiary small">用时是本单位办过的同类事项的中间值，不是期限。</p>}
    </section>
  );
}

interface RemarksProps {
  readonly step: MatterView['ahead'][number];
  readonly days: number | undefined;
}

function Remarks({ step, days }: RemarksProps) {
  const words = [...(step.uncertain ? [uncertainWords(step)] : []), ...(days === undefined ? [] : [daysWords(days)])];
  return words.length === 0 ? null : <span className="tertiary small remark">{words.join('，')}</span>;
}

/** By place in the way. What is usual is an aside: while it is asked, or where it cannot be had, nothing is said of it. */
function useUsualDays({ matterId, version, ahead }: MatterView): ReadonlyMap<number, number> {
  const { data } = useQuery({
    queryKey: ['matters', 'expected-days', matterId, version],
    queryFn: ({ signal }) => call(routes.expectedDays, { params: { matterId } }, { signal }),
    enabled: ahead.length > 0,
  });
  const steps = data?.version === version ? data.steps : [];
  return new Map(steps.map(({ at, days }) => [at, days]));
}
