import { type TraceWords, traceLines } from '@gov/workflow/trace';
import { presentOf, type Walk } from '@gov/workflow/walk';
import type { ReactNode } from 'react';
import { fullDateWords, timeWords } from '#platform/web/text/dates.ts';
import type { WalkPerson } from '../../contract.ts';

type Persons = ReadonlyMap<string, WalkPerson>;

/** What has been done, in the very words of 办理过程. */
export function linesOf(walk: Walk, persons: Persons): readonly TraceWords[] {
  const { state, events } = presentOf(walk);
  const nameOf = (personId: string): string => persons.get(personId)?.name ?? '';
  return traceLines({
    program: walk.program,
    state,
    events: events.map((event) => ({
      sequence: event.seq,
      at: event.at,
      personName: event.actor ? nameOf(event.actor.personId) : '',
      event,
    })),
    opinionOf: () => undefined,
    nameOf,
  });
}

interface WalkTraceProps {
  readonly walk: Walk;
  readonly persons: Persons;
}

export function WalkTrace({ walk, persons }: WalkTraceProps): ReactNode {
  return (
    <section aria-label="走过的">
      <h3>走过的</h3>
      <ol className="walk-trace">
        {linesOf(walk, persons).map(({ sequence, at, who, act, step, detail }) => (
          <li key={sequence}>
            <span className="tertiary small">
              {fullDateWords(at)} {timeWords(at)}
            </span>
            <p>
              <b>{who}</b> {step ? `在“${step}”` : ''}
              {act}。{detail ? `${detail}。` : ''}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
