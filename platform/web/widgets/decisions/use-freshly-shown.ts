import { useEffect, useState } from 'react';
import type { Decision } from './decision-bar.tsx';

/** What a bar offers: the one primary, what stands beside it, what stands under 更多. */
interface Offered {
  readonly primary?: Decision;
  readonly others: readonly Decision[];
  readonly more: readonly Decision[];
}

/** Nobody reads a document in less; whoever presses twice because nothing seems to happen does so within it. */
const freshMillis = 1_500;

/**
 * The next document, or the next step of the same person, comes by itself under the same button: a second, impatient press must
 * not decide what nobody has seen. For a moment the decisions do nothing, and each such press begins the moment anew. What
 * stands under 更多 takes two presses anyway. `task`: whose decisions these are; `atOnce`: already the first one came by itself.
 */
export function useFreshlyShown(task: string | undefined, atOnce = false): (decisions: Offered) => Offered {
  const [shown, setShown] = useState({ task, fresh: atOnce ? 1 : 0 });
  // at once, not in an effect: between two pictures there is no press
  if (shown.task !== task) setShown({ task, fresh: shown.fresh + 1 });
  const { fresh } = shown;
  useEffect(() => {
    if (fresh === 0) return;
    const timer = setTimeout(() => setShown((now) => ({ ...now, fresh: 0 })), freshMillis);
    return () => clearTimeout(timer);
  }, [fresh]);
  if (fresh === 0 && shown.task === task) return (decisions) => decisions;
  const again = () => setShown((now) => ({ ...now, fresh: now.fresh + 1 }));
  const held = (decision: Decision): Decision => ({ ...decision, notYet: true, run: again });
  return ({ primary, others, more }) => ({
    ...(primary ? { primary: held(primary) } : {}),
    others: others.map(held),
    more,
  });
}
