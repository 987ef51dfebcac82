import { useEffect, useState } from 'react';
import type { Decision } from '#platform/web/widgets/decision-bar.tsx';
import type { BarDecisions } from '../handling/acts.ts';

/** Nobody reads a document in less; whoever presses twice because nothing seems to happen does so within it. */
const freshMillis = 1_000;

/**
 * The next document comes by itself, under the same button: a second, impatient press must not decide what nobody has seen.
 * For a moment the decisions do nothing, and each such press begins the moment anew.
 */
export function useFreshlyShown(afterAnother: boolean): (decisions: BarDecisions) => BarDecisions {
  const [fresh, setFresh] = useState(afterAnother ? 1 : 0);
  useEffect(() => {
    if (fresh === 0) return;
    const timer = setTimeout(() => setFresh(0), freshMillis);
    return () => clearTimeout(timer);
  }, [fresh]);
  if (fresh === 0) return (decisions) => decisions;
  const held = (decision: Decision): Decision => ({ ...decision, notYet: true, run: () => setFresh(fresh + 1) });
  return ({ primary, others, more }) => ({
    ...(primary ? { primary: held(primary) } : {}),
    others: others.map(held),
    more: more.map(held),
  });
}
