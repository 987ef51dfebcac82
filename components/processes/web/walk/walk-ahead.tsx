import { type AheadLine, type AheadStep, aheadStep, forkWords, linesAhead, uncertainWords } from '@gov/workflow/trace';
import type { Walk } from '@gov/workflow/walk';
import type { ReactNode } from 'react';
import type { WalkDesk } from './use-walk.ts';

/** 后面还要经过: as the page of a matter tells it, with the colleagues of the trial. */
export function WalkAhead({ desk, walk }: { readonly desk: WalkDesk; readonly walk: Walk }): ReactNode {
  if (desk.ahead.length === 0) return null;
  const nameOf = (personId: string): string => desk.persons.get(personId)?.name ?? '这位同事';
  const steps = desk.ahead.map((one) =>
    aheadStep(walk.program, one, one.handlers.map(({ personId }) => nameOf(personId)).join('、')),
  );
  return (
    <section aria-label="后面还要经过">
      <h3>后面还要经过</h3>
      <Lines lines={linesAhead(steps)} />
      <p className="tertiary small">按都同意、表单不再改来说的。</p>
    </section>
  );
}

/** What comes one after the other, numbered; what is handled at the same time stands under one number. */
function Lines({ lines }: { readonly lines: readonly AheadLine[] }): ReactNode {
  return (
    <ol className="walk-ahead">
      {lines.map((line) => (
        <li key={line.at}>{'step' in line ? <Step step={line.step} /> : <Fork line={line} />}</li>
      ))}
    </ol>
  );
}

function Fork({ line }: { readonly line: Extract<AheadLine, { readonly branches: unknown }> }): ReactNode {
  return (
    <>
      <b>{forkWords(line)}</b>
      <ul>
        {line.branches.map((branch) => {
          const [only] = branch;
          const alone = branch.length === 1 && only && 'step' in only ? only.step : undefined;
          return <li key={only?.at}>{alone ? <Step step={alone} /> : <Lines lines={branch} />}</li>;
        })}
      </ul>
    </>
  );
}

function Step({ step }: { readonly step: AheadStep }): ReactNode {
  const words = [...(step.votes ? [step.votes] : []), ...(step.uncertain ? [uncertainWords(step)] : [])];
  return (
    <>
      <b>{step.who || '到时确定'}</b> <span className="secondary">{step.step}</span>
      {words.length > 0 && <span className="tertiary small remark">{words.join('，')}</span>}
    </>
  );
}
