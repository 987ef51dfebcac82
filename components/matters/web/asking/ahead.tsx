import { type AheadLine, type AheadStep, forkWords, linesAhead, uncertainWords } from '@gov/workflow/trace';
import { useQuery } from '@tanstack/react-query';
import { call } from '#platform/web/data/call.ts';
import { type MatterView, routes } from '../../contract.ts';
import { daysWords } from './ahead-words.ts';
import './ahead.css';

/** 还要经过谁: the steps to come, what each usually takes here, and what is not certain yet. */
export function Ahead({ view }: { readonly view: MatterView }) {
  const usual = useUsualDays(view);
  if (view.ahead.length === 0) return null;
  return (
    <section aria-label="还要经过谁">
      <h2>还要经过谁</h2>
      <Lines lines={linesAhead(view.ahead)} usual={usual} />
      {usual.size > 0 && <p className="tertiary small">用时是本单位办过的同类事项的中间值，不是期限。</p>}
    </section>
  );
}

interface LinesProps {
  readonly lines: readonly AheadLine[];
  /** Days by place in the way. */
  readonly usual: ReadonlyMap<number, number>;
}

/** What comes one after the other, numbered; what is handled at the same time stands under one number, unnumbered. */
function Lines({ lines, usual }: LinesProps) {
  return (
    <ol className="ahead">
      {lines.map((line) =>
        'step' in line ? (
          <li key={line.at} className={line.step.uncertain ? 'uncertain' : undefined}>
            <Step step={line.step} days={usual.get(line.at)} />
          </li>
        ) : (
          <li key={line.at}>
            <b>{forkWords(line)}</b>
            <ul className="ahead-branches">
              {line.branches.map((branch) => (
                <Branch key={branch[0]?.at} lines={branch} usual={usual} />
              ))}
            </ul>
          </li>
        ),
      )}
    </ol>
  );
}

/** One step needs no number of its own. */
function Branch({ lines, usual }: LinesProps) {
  const [only] = lines;
  if (!only || lines.length > 1 || !('step' in only))
    return (
      <li>
        <Lines lines={lines} usual={usual} />
      </li>
    );
  return (
    <li className={only.step.uncertain ? 'uncertain' : undefined}>
      <Step step={only.step} days={usual.get(only.at)} />
    </li>
  );
}

interface StepProps {
  readonly step: AheadStep;
  readonly days: number | undefined;
}

function Step({ step, days }: StepProps) {
  const words = [
    ...(step.votes ? [step.votes] : []),
    ...(step.uncertain ? [uncertainWords(step)] : []),
    ...(days === undefined ? [] : [daysWords(days)]),
  ];
  return (
    <>
      <b>{step.who || '到时确定'}</b> <span className="secondary">{step.step}</span>
      {words.length > 0 && <span className="tertiary small remark">{words.join('，')}</span>}
    </>
  );
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
