import { useQueries } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { call } from '#platform/web/data/call.ts';
import { keyOf, useCommand } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { type PersonView, routes } from '../../contract.ts';
import { PostField } from '../fields.tsx';
import { searchPersons } from '../organisation-tabs.tsx';
import type { SectionDialogProps } from '../sections/rename-section-dialog.tsx';
import { effectOfMove } from './effect-of-move.ts';
import { Vacancies } from './vacancies.tsx';

/** 移人进来: picks people anywhere in the agency; their main assignments end and begin anew here. */
export function MovePeopleDialog({ open, section, onClose }: SectionDialogProps) {
  const { person } = useSession();
  const [people, setPeople] = useState<readonly PersonChoice[]>([]);
  const [postId, setPostId] = useState<string>();
  const [on, setOn] = useState(todayInChina());
  const views = usePersons(people);
  const move = useCommand(routes.movePeople, {
    refreshes: [routes.tree, routes.section, routes.person, routes.deputyAreas],
    onDone: () => {
      setPeople([]);
      onClose();
    },
  });
  const rows = people.flatMap((choice, index) => {
    const row = views[index]?.assignments.find((one) => one.id === choice.assignmentId);
    return row ? [{ assignmentId: row.id, expectedVersion: row.version }] : [];
  });
  const body = { people: rows, on, ...(postId ? { postId } : {}) };
  const names = people.map((choice) => choice.name).join('、');
  return (
    <DecisionDialog
      open={open}
      title={`移人到${section.name}`}
      leaveWords="先不移"
      primaryWords={names ? `把${names}移到${section.name}` : `移到${section.name}`}
      disabled={rows.length === 0 || rows.length < people.length || !on}
      busy={move.isPending}
      error={move.error}
      onLeave={onClose}
      onDecide={() => move.mutate({ params: { sectionId: section.id }, body })}
    >
      <PersonPicker
        label="移谁"
        several
        value={people}
        onChange={setPeople}
        search={searchPersons}
        recentOf={person.id}
      />
      <PostField
        label="到这里的岗位"
        hint="可不填，不填就带着原来的岗位"
        sectionId={section.id}
        value={postId}
        onChange={setPostId}
        emptyWords="原来的岗位"
      />
      <DayField label="从哪天起" value={on} onChange={setOn} />
      <Effects people={people} views={views} postId={postId} />
    </DecisionDialog>
  );
}

interface EffectsProps {
  readonly people: readonly PersonChoice[];
  readonly views: readonly (PersonView | undefined)[];
  readonly postId: string | undefined;
}

/** What becomes of areas, of open work and of what looks for them where they are now. */
function Effects({ people, views, postId }: EffectsProps) {
  if (people.length === 0) return null;
  const effects = people.map((choice, index) => ({ choice, effect: effectOfMove(views[index], choice, postId) }));
  const told = effects.filter(({ effect }) => effect.told);
  return (
    <Note kind={told.length > 0 ? 'warning' : 'plain'}>
      <p>移动后会这样：原来的任职到前一天为止，以前办的事留在原来的身份名下。</p>
      {told.map(({ choice: { assignmentId, name }, effect }) => (
        <Fragment key={assignmentId}>
          {effect.areas.length > 0 && (
            <p>
              {name}不再分管{effect.areas.join('、')}。
            </p>
          )}
          {effect.openWork > 0 && (
            <p>
              {name}手上还有 {effect.openWork}{' '}
              件没有办完。按这个岗位找到他的，由接任的人接着办；还没有人接任的先停下，列在
              <Link to="/stopped">停下的流程</Link>里。指名给他、转给他的，还由他办。
            </p>
          )}
          <Vacancies sections={effect.sections} posts={effect.posts} />
        </Fragment>
      ))}
    </Note>
  );
}

function usePersons(people: readonly PersonChoice[]): readonly (PersonView | undefined)[] {
  const answers = useQueries({
    queries: people.map(({ personId }) => {
      const input = { params: { personId } };
      return {
        queryKey: keyOf(routes.person, input),
        queryFn: ({ signal }: { signal: AbortSignal }) => call(routes.person, input, { signal }),
      };
    }),
  });
  return answers.map((answer) => answer.data);
}
