import { Button, Input } from 'antd';
import { useState } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type PermissionLine, routes } from '../../contract.ts';
import { GrantDialog } from './grant-dialog.tsx';
import { HolderList } from './holder-list.tsx';
import { PermissionTabs } from './permission-tabs.tsx';

const fits = (line: PermissionLine, typed: string): boolean =>
  line.words.includes(typed) || line.holders.some((holder) => holder.words.includes(typed));

/** 权限: every permission in words, who holds it today and through what; grants are made and ended here. */
export function PermissionsPage() {
  const query = useRoute(routes.permissions);
  const [typed, setTyped] = useState('');
  const [granting, setGranting] = useState<PermissionLine>();
  return (
    <>
      <PageTitle title="权限" sentence="每项权限现在谁有、凭什么有。授权和收回马上生效，都会记入审计。" />
      <PermissionTabs />
      <div className="permission-search">
        <label htmlFor="permission-search">查找</label>
        <Input
          id="permission-search"
          placeholder="权限、岗位、科室或姓名"
          allowClear
          value={typed}
          onChange={(event) => setTyped(event.target.value.trim())}
        />
      </div>
      <ListStates query={query}>
        {({ components }) => {
          const found = components
            .map((component) => ({
              ...component,
              permissions: component.permissions.filter((line) => fits(line, typed)),
            }))
            .filter((component) => component.permissions.length > 0);
          return (
            <div className="stack">
              {found.length === 0 && <EmptyState sentence="没有符合的权限。" detail="换一个词再找。" />}
              {found.map((component) => (
                <Panel key={component.id} title={component.name}>
                  <PermissionTable lines={component.permissions} onGrant={setGranting} />
                </Panel>
              ))}
            </div>
          );
        }}
      </ListStates>
      {granting && query.data && (
        <GrantDialog line={granting} choices={query.data} onClose={() => setGranting(undefined)} />
      )}
    </>
  );
}

interface PermissionTableProps {
  readonly lines: readonly PermissionLine[];
  readonly onGrant: (line: PermissionLine) => void;
}

const PermissionTable = ({ lines, onGrant }: PermissionTableProps) => (
  <div className="table-frame">
    <table className="plain-table stacks">
      <thead>
        <tr>
          <th scope="col" className="permission-words">
            权限
          </th>
          <th scope="col">现在谁有</th>
          <th scope="col">可以做</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.code}>
            <th scope="row">{line.words}</th>
            <td className="wide-cell">
              <HolderList line={line} />
            </td>
            <td className="one-line">
              {line.mayBeGranted ? (
                <Button size="small" aria-label={`授予“${line.words}”`} onClick={() => onGrant(line)}>
                  授予…
                </Button>
              ) : (
                <span className="tertiary small">随三员职责，不另授</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
