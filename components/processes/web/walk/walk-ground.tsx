import type { JsonObject } from '@gov/base';
import type { CompiledForm } from '@gov/forms';
import { diagram } from '@gov/workflow';
import { presentOf, type Walk } from '@gov/workflow/walk';
import { Button } from 'antd';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { fullDateWords, timeWords, weekDayWords } from '#platform/web/text/dates.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { searchPersons } from '../handlers/search-persons.ts';
import { ProcessPicture } from '../picture/process-picture.tsx';
import { decidingFields } from './deciding-fields.ts';
import { EmptyCalls } from './empty-calls.tsx';
import type { WalkDesk } from './use-walk.ts';
import { WalkAhead } from './walk-ahead.tsx';
import { endingOf } from './walk-ending.ts';
import { WalkFields } from './walk-fields.tsx';
import { linesOf, WalkTrace } from './walk-trace.tsx';
import { WalkTurn } from './walk-turn.tsx';
import { endDueWords, markWords } from './walk-words.ts';

interface WalkGroundProps {
  readonly desk: WalkDesk;
  readonly walk: Walk;
  readonly form: CompiledForm | undefined;
}

/** A trial under way: whose turn it is, what the time does, and what has been done. */
export function WalkGround({ desk, walk, form }: WalkGroundProps): ReactNode {
  const moment = presentOf(walk);
  const [values, setValues] = useState(moment.values);
  const [shownFor, setShownFor] = useState(moment);
  if (shownFor !== moment) {
    // after an act, or back again: the form as it is then
    setShownFor(moment);
    setValues(moment.values);
  }
  const [picture, setPicture] = useState(false);
  const ground = useRef<HTMLDivElement>(null);
  // whoever acts by keyboard goes on from the next person with the first key he presses; a button takes no focus while one waits
  const focusedFor = useRef<typeof moment>(undefined);
  useLayoutEffect(() => {
    if (desk.busy || focusedFor.current === moment) return;
    focusedFor.current = moment;
    ground.current?.querySelector<HTMLElement>('.walk-turn .acts button')?.focus();
  }, [moment, desk.busy]);
  const fields = form ? decidingFields(walk.program, form) : [];
  const last = linesOf(walk, desk.persons).at(-1);
  const ending = endingOf(moment, form);
  return (
    <div className="stack" ref={ground}>
      <WalkClock desk={desk} walk={walk} />
      <p className="only-for-readers" role="status">
        {last ? `${last.who}${last.act}。${last.detail ?? ''}` : ''}
      </p>
      {ending ? (
        <Note kind={ending.kind}>{ending.words}</Note>
      ) : (
        <section aria-label="现在轮到谁">
          <h3>{desk.turns.length > 1 ? `现在有 ${desk.turns.length} 处可以往下走，选一处` : '现在轮到'}</h3>
          {desk.turns.length === 0 && <p className="secondary">没有人可以办，在等时间到。</p>}
          <ul className="walk-turns">
            {desk.turns.map((turn) => (
              <li key={turn.kind === 'work' ? `item-${turn.item}` : `${turn.kind}-${turn.visit}`}>
                <WalkTurn desk={desk} walk={walk} turn={turn} form={form} values={values} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {form && fields.length > 0 && !ending && (
        <details>
          <summary>表单里填的（决定往哪走）</summary>
          <div className="stack">
            <WalkFields
              key={walk.moments.length}
              form={form}
              fields={fields}
              values={values}
              now={moment.now}
              search={searchPersons}
              onChange={(next: JsonObject) => setValues(next)}
            />
          </div>
        </details>
      )}
      <WalkAhead desk={desk} walk={walk} />
      <EmptyCalls walk={walk} />
      <WalkTrace walk={walk} persons={desk.persons} />
      <details onToggle={(event) => setPicture(event.currentTarget.open)}>
        <summary>在图上看</summary>
        {picture && (
          <ProcessPicture
            picture={diagram(walk.program)}
            at={desk.turns[0]?.node}
            marks={Object.fromEntries(
              Object.entries(desk.marks).map(([node, as]) => [node, { as, words: markWords[as] }]),
            )}
          />
        )}
      </details>
    </div>
  );
}

/** What the clock of the trial says, and the ways to move it and to go back. */
function WalkClock({ desk, walk }: Pick<WalkGroundProps, 'desk' | 'walk'>): ReactNode {
  const { now, state } = presentOf(walk);
  const open = state.status === 'open';
  const { nextLimit, endDueAt } = desk;
  return (
    <section aria-label="试走的时间">
      <p className="walk-now">
        现在当作是 <b>{fullDateWords(now)}</b> {weekDayWords(now)} {timeWords(now)}
      </p>
      {endDueAt && (
        <p className={(state.endedAt ?? now) > endDueAt ? 'nobody' : 'secondary'}>
          {endDueWords(endDueAt, state.endedAt ?? now, open)}
        </p>
      )}
      <div className="acts">
        <Button size="small" disabled={walk.moments.length === 1 || desk.busy} onClick={() => void desk.back()}>
          撤销一步
        </Button>
        <Button size="small" disabled={desk.busy} onClick={desk.again}>
          从头再走
        </Button>
        {open &&
          [1, 5].map((days) => (
            <Button key={days} size="small" disabled={desk.busy} onClick={() => void desk.passDays(days)}>
              过 {days} 个工作日
            </Button>
          ))}
        {open && nextLimit && (
          <Button size="small" disabled={desk.busy} onClick={() => void desk.passTo(nextLimit)}>
            到下一个时限（{fullDateWords(nextLimit)}）
          </Button>
        )}
      </div>
      {desk.refused && <Note kind="error">{desk.refused}</Note>}
    </section>
  );
}
