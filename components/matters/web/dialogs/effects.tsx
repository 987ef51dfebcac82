import { Button } from 'antd';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import type { Acts } from '../handling/use-acts.ts';
import type { EffectsQuery } from './use-effects.ts';

interface EffectsProps {
  /** `退回后会这样` */
  readonly title: string;
  readonly query: EffectsQuery;
  readonly acts: Pick<Acts, 'leave' | 'lookAgain'>;
}

/** Before anything is confirmed: whose work stops, whose opinions become void or stay, who goes on. */
export function Effects({ title, query, acts }: EffectsProps) {
  return (
    <section className="effects" aria-label={title} aria-live="polite">
      <h3>{title}</h3>
      <EffectLines query={query} acts={acts} />
    </section>
  );
}

function EffectLines({ query, acts }: Omit<EffectsProps, 'title'>) {
  // A refusal says that the act would be refused too: what was told before no longer holds.
  if (query.error)
    return (
      <>
        <Refusal error={query.error} />
        {query.error.status === 409 && (
          <Button type="link" size="small" onClick={() => lookAgain(acts)}>
            看新的情况
          </Button>
        )}
      </>
    );
  if (!query.data) return <LoadingState lines={1} />;
  return (
    <ul>
      {query.data.effects.map(({ kind, words }) => (
        <li key={words}>{kind === 'plain' ? words : <b className="error-text">{words}</b>}</li>
      ))}
    </ul>
  );
}

function lookAgain(acts: EffectsProps['acts']): void {
  acts.leave();
  acts.lookAgain();
}
