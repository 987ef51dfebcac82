import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCommand } from '#platform/web/data/use-route.ts';
import { spanWords } from '#platform/web/text/days.ts';
import { StateChip } from '#platform/web/widgets/chips.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type AssignmentRow, type PersonView, routes } from '../../contract.ts';
import { EndAssignmentDialog } from './end-assignment-dialog.tsx';

interface AssignmentListProps {
  readonly person: PersonView;
  readonly mayManage: boolean;
}

export function AssignmentList({ person, mayManage }: AssignmentListProps) {
  const [ending, setEnding] = useState<AssignmentRow>();
  const choose = useCommand(routes.chooseMainAssignment, { refreshes: [routes.person, routes.section] });
  const makeMain = (row: AssignmentRow) =>
    choose.mutate({ params: { assignmentId: row.id }, body: { expectedVersion: row.version } });
  return (
    <>
      <ul className="line-list dated-list">
        {person.assignments.map((row) => (
          <li key={row.id} className={row.state}>
            <div className="grow">
              <p className="row wrap">
                <Link to={`/organisation/sections/${row.sectionId}`}>{row.sectionName}</Link>
                <span className={row.state === 'past' ? '' : 'strong'}>{row.title}</span>
                {row.main && row.state === 'present' && <StateChip state="now" words="主要任职" />}
                {row.state === 'future' && <StateChip state="neutral" words="尚未开始" />}
              </p>
              <p className="tertiary small">
                岗位：{row.post}　{spanWords(row)}
              </p>
            </div>
            {mayManage && row.state !== 'past' && !row.main && (
              <>
                {row.state === 'present' && (
                  <Button size="small" onClick={() => makeMain(row)} loading={choose.isPending}>
                    设为主要任职
                  </Button>
                )}
                <Button size="small" danger onClick={() => setEnding(row)}>
                  结束这项任职…
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <Refusal error={choose.error} />
      {ending && <EndAssignmentDialog row={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}
