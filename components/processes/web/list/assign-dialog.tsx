import { type ReactNode, useEffect, useState } from 'react';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type DesignLine, mostSections, routes } from '../../contract.ts';
import { SeveralField } from '../settings/several-field.tsx';
import { sectionWords } from './sections-cell.tsx';

interface AssignDialogProps {
  readonly line: DesignLine;
  readonly onClose: () => void;
}

/** 归口管理: which sections look after a process, and who does it for them today. */
export function AssignDialog({ line, onClose }: AssignDialogProps): ReactNode {
  const query = useRoute(routes.processAdministrators);
  // a permission may have been granted since the dialog was open last
  useEffect(() => void refresh(routes.processAdministrators), []);
  const [chosen, setChosen] = useState<readonly string[]>(line.sections.map(({ id }) => id));
  const assign = useCommand(routes.assignSections, { refreshes: [routes.designs], onDone: onClose });
  const same = chosen.length === line.sections.length && line.sections.every(({ id }) => chosen.includes(id));
  return (
    <DecisionDialog
      open
      title={`归口管理：“${line.name}”`}
      leaveWords="先不改"
      primaryWords={chosen.length > 0 ? '归口给这些科室' : '只由单位管'}
      disabled={same || chosen.length > mostSections || !query.data}
      busy={assign.isPending}
      error={assign.error}
      onLeave={onClose}
      onDecide={() => assign.mutate({ params: { processId: line.processId }, body: { sectionIds: [...chosen] } })}
    >
      <ListStates query={query}>
        {({ sections, inert }) => (
          <>
            <SeveralField
              label="归口科室"
              hint={`这些科室的流程管理员能改、能发布它。一个都不选，就只由单位的系统管理员管。最多 ${mostSections} 个。`}
              values={chosen}
              options={[
                ...sections.map(({ id, name, level }) => ({ value: id, label: `${'　'.repeat(level)}${name}` })),
                ...line.sections
                  .filter(({ ended }) => ended)
                  .map((one) => ({ value: one.id, label: sectionWords(one) })),
              ]}
              onChange={setChosen}
            />
            {chosen.length > 0 && (
              <ul className="plain-list">
                {chosen.map((id) => {
                  const section = sections.find((one) => one.id === id);
                  const ended = line.sections.find((one) => one.id === id);
                  return (
                    <li key={id}>
                      {section ? inWords(section) : `${ended?.name ?? '科室'}已撤销，没有人替它管，请换一个。`}
                    </li>
                  );
                })}
              </ul>
            )}
            {inert.length > 0 && (
              <Note kind="warning">
                {inert.map(({ grantId, words, sections: ended }) => (
                  <p key={grantId}>
                    {words}的授权里，{ended.map(({ name }) => name).join('、')}
                    已经撤销，那里不再起作用。请安全管理员在“权限”里收回，或另外授予。
                  </p>
                ))}
              </Note>
            )}
          </>
        )}
      </ListStates>
    </DecisionDialog>
  );
}

const inWords = ({
  name,
  administrators,
}: {
  readonly name: string;
  readonly administrators: readonly string[];
}): string =>
  administrators.length > 0
    ? `${name}的流程管理员：${administrators.join('、')}`
    : `${name}还没有流程管理员，现在只有您能改。请安全管理员在“权限”里授予“流程管理员”。`;
