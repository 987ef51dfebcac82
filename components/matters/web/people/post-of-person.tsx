import { defineRoutes } from '@gov/base/component';
import Type from 'typebox';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ChoiceField } from '#platform/web/widgets/field.tsx';
import type { PersonChoice } from '#platform/web/widgets/person-picker.tsx';

const Text = Type.String();

/** The row of the organisation's contract that says what somebody is; written here until this component names it in its needs. */
const { person } = defineRoutes({
  person: {
    method: 'GET',
    path: '/api/organisation/persons/:personId',
    summary: 'One person with all assignments',
    permission: 'organisation.view',
    input: { params: Type.Object({ personId: Text }) },
    reply: Type.Object({
      assignments: Type.Array(
        Type.Object({ id: Text, sectionName: Text, post: Text, main: Type.Boolean(), state: Text }),
      ),
    }),
  },
});

interface PostOfPersonProps {
  /** `A 岗` */
  readonly label: string;
  readonly chosen: PersonChoice;
  readonly onChange: (chosen: PersonChoice) => void;
}

/** 兼任: who holds several posts is meant in one of them. Nothing is asked of who holds one. */
export function PostOfPerson({ label, chosen, onChange }: PostOfPersonProps) {
  const { data } = useRoute(person, { params: { personId: chosen.personId } });
  const posts = (data?.assignments ?? []).filter(({ state }) => state === 'present');
  if (posts.length < 2) return null;
  return (
    <ChoiceField
      label={`${label}：按哪个岗位`}
      value={chosen.assignmentId}
      options={posts.map(({ id, sectionName, post, main }) => ({
        value: id,
        label: `${sectionName}${post.startsWith(sectionName) ? post.slice(sectionName.length) : post}${main ? '' : '（兼任）'}`,
      }))}
      onChange={(assignmentId) => assignmentId && onChange({ ...chosen, assignmentId })}
    />
  );
}
