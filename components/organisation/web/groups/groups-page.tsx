import { Button } from 'antd';
import { useState } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useMay } from '#platform/web/shell/session.tsx';
import { spanWords } from '#platform/web/text/days.ts';
import { TextField } from '#platform/web/widgets/field.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type GroupRow, routes } from '../../contract.ts';
import { OrganisationTabs } from '../organisation-tabs.tsx';
import { AddGroupDialog, ChangeGroupDialog } from './edit-group-dialogs.tsx';
import { EndGroupDialog } from './end-group-dialog.tsx';

/** From so many groups on the page offers to narrow them. */
const narrowedFrom = 8;

/** 常用分组: persons named together, whom a process can ask as one. */
export function GroupsPage() {
  const mayManage = useMay('organisation.manage');
  const query = useRoute(routes.groups);
  const [adding, setAdding] = useState(false);
  const [narrow, setNarrow] = useState('');
  const add = mayManage && <Button onClick={() => setAdding(true)}>设立分组…</Button>;
  return (
    <>
      <PageTitle title="常用分组" sentence="把常在一起办事的人编成一组，流程里可以直接选这一组。" actions={add} />
      <OrganisationTabs />
      <Panel title="现有分组">
        <ListStates
          query={query}
          empty={({ groups }) =>
            groups.length === 0 && (
              <EmptyState
                sentence="还没有常用分组。"
                detail="例如“预算评审组”“值班领导”：不按科室和岗位划分、又常在流程里用到的一组人。"
                action={add}
              />
            )
          }
        >
          {({ groups }) => (
            <>
              {groups.length >= narrowedFrom && (
                <div className="group-narrow">
                  <TextField
                    label="找分组"
                    hint="分组的名称，或者排在前面的人的姓名"
                    value={narrow}
                    onChange={setNarrow}
                  />
                </div>
              )}
              <GroupTable groups={groups.filter((group) => fits(group, narrow.trim()))} mayManage={mayManage} />
            </>
          )}
        </ListStates>
      </Panel>
      <AddGroupDialog open={adding} onClose={() => setAdding(false)} />
    </>
  );
}

const fits = ({ name, first }: GroupRow, words: string): boolean =>
  words === '' || [name, ...first].some((text) => text.includes(words));

function GroupTable({ groups, mayManage }: { readonly groups: readonly GroupRow[]; readonly mayManage: boolean }) {
  const [open, setOpen] = useState<{ readonly act: 'change' | 'end'; readonly group: GroupRow }>();
  const close = () => setOpen(undefined);
  if (groups.length === 0) return <EmptyState sentence="没有找到这样的分组。" detail="换一个名称，或者少打几个字。" />;
  return (
    <div className="organisation-table-frame">
      <table className="organisation-table">
        <thead>
          <tr>
            <th scope="col">分组</th>
            <th scope="col">人员</th>
            <th scope="col" className="number">
              人数
            </th>
            <th scope="col">时间</th>
            {mayManage && <th scope="col">可以做</th>}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.id}>
              <th scope="row">{group.name}</th>
              <td>{peopleWords(group)}</td>
              <td className="number">{group.people}</td>
              <td>{spanWords(group)}</td>
              {mayManage && (
                <td>
                  <span className="row">
                    <Button
                      size="small"
                      aria-label={`修改${group.name}`}
                      onClick={() => setOpen({ act: 'change', group })}
                    >
                      修改…
                    </Button>
                    <Button
                      size="small"
                      danger
                      aria-label={`停用${group.name}`}
                      onClick={() => setOpen({ act: 'end', group })}
                    >
                      停用…
                    </Button>
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {open?.act === 'change' && <ChangeGroupDialog group={open.group} onClose={close} />}
      {open?.act === 'end' && <EndGroupDialog group={open.group} onClose={close} />}
    </div>
  );
}

function peopleWords({ first, people, absent }: GroupRow): string {
  const others = people > first.length ? '等' : '';
  return `${first.join('、')}${others}${absent > 0 ? `（其中 ${absent} 人不在职，流程会跳过）` : ''}`;
}
