import { defineRoutes } from '@gov/base/component';
import type { NamedReference } from '@gov/forms';
import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import Type from 'typebox';
import { useRoute } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';

const Section = Type.Object({ id: Type.String(), name: Type.String() });

/** The row of the organisation's contract; written here until this component names it in its needs. */
const { tree } = defineRoutes({
  tree: {
    method: 'GET',
    path: '/api/organisation/tree',
    summary: 'Sections of the own agency in manual order',
    permission: 'organisation.view',
    input: {},
    reply: Type.Object({ sections: Type.Array(Section) }),
  },
});

interface SectionDialogProps {
  readonly title: string;
  readonly chosen: NamedReference | undefined;
  readonly onFinish: (section: NamedReference | undefined) => void;
}

/** One section of the own agency, found by a part of its name. */
export function SectionDialog({ title, chosen, onFinish }: SectionDialogProps) {
  const [section, setSection] = useState(chosen);
  const [query, setQuery] = useState('');
  const sections = useRoute(tree);
  const id = useId();
  return (
    <DecisionDialog
      open
      title={`选${title}`}
      leaveWords="先不选"
      primaryWords={section ? `选${section.name}` : '选这个科室'}
      disabled={section === undefined}
      onLeave={() => onFinish(undefined)}
      onDecide={() => onFinish(section)}
    >
      <div className="dialog-field">
        <label htmlFor={id}>找科室</label>
        <Input id={id} value={query} placeholder="名称的一部分" onChange={(event) => setQuery(event.target.value)} />
      </div>
      <ListStates query={sections}>
        {(reply) => (
          <fieldset className="choice-list tall">
            <legend className="only-for-readers">{title}</legend>
            <Radio.Group value={section?.id}>
              {reply.sections
                .filter((one) => one.name.includes(query.trim()))
                .map(({ id: sectionId, name }) => (
                  <Radio key={sectionId} value={sectionId} onChange={() => setSection({ id: sectionId, name })}>
                    {name}
                  </Radio>
                ))}
            </Radio.Group>
          </fieldset>
        )}
      </ListStates>
    </DecisionDialog>
  );
}
