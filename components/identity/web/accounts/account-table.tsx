import { Button } from 'antd';
import type { AccountLine } from '../../contract.ts';
import { AccountStateChip } from './state-chip.tsx';

interface AccountTableProps {
  readonly people: readonly AccountLine[];
  readonly onCode: (line: AccountLine) => void;
  readonly onAccess: (line: AccountLine) => void;
}

export const AccountTable = ({ people, onCode, onAccess }: AccountTableProps) => (
  <div className="table-frame">
    <table className="plain-table account-table">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">科室和职务</th>
          <th scope="col">账号</th>
          <th scope="col">可以做</th>
        </tr>
      </thead>
      <tbody>
        {people.map((line) => (
          <tr key={line.personId}>
            <th scope="row">{line.name}</th>
            <td>
              {line.sectionName}　{line.title}
            </td>
            <td>
              <AccountStateChip line={line} />
            </td>
            <td>
              <Acts line={line} onCode={onCode} onAccess={onAccess} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const codeWords = { NONE: '开通账号…', WAITING: '重发一次性码…', OPEN: '重设密码…' } as const;

function Acts({ line, onCode, onAccess }: Omit<AccountTableProps, 'people'> & { readonly line: AccountLine }) {
  if (line.guarded === 'SELF') return <span className="tertiary small">自己的到“我的账号”里办</span>;
  const may = line.guarded === undefined;
  return (
    <span className="account-acts">
      {line.state !== 'STOPPED' && (may || line.secondFactor) && (
        <Button size="small" aria-label={`${line.name}：${codeWords[line.state]}`} onClick={() => onCode(line)}>
          {codeWords[line.state]}
        </Button>
      )}
      {may ? (
        <Button
          size="small"
          aria-label={line.state === 'STOPPED' ? `恢复${line.name}` : `停用${line.name}`}
          onClick={() => onAccess(line)}
        >
          {line.state === 'STOPPED' ? '恢复…' : '停用…'}
        </Button>
      ) : (
        <span className="tertiary small">三员之一，别的管理员不能停用</span>
      )}
    </span>
  );
}
