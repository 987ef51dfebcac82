import { Button } from 'antd';
import { useState } from 'react';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { StateChip } from '#platform/web/widgets/chips.tsx';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type AccountLine, routes } from '../../contract.ts';
import { PermissionTabs } from '../permissions/permission-tabs.tsx';
import { AccountFilter, type AccountQuestion, MorePeople } from './account-filter.tsx';
import './accounts.css';

/** 动态验证码: who has a second factor; a lost one is taken away here. */
export function SecondFactorsPage() {
  const [question, setQuestion] = useState<AccountQuestion>({});
  const [resetting, setResetting] = useState<AccountLine>();
  const query = useRoute(routes.secondFactors, { query: question }, { keepPrevious: true });
  const page = (after: string | undefined) => {
    const { after: _, ...rest } = question;
    setQuestion(after ? { ...rest, after } : rest);
  };
  return (
    <>
      <PageTitle
        title="权限"
        sentence="换了手机、丢了验证器的人，核实本人后在这里重设。忘了密码的，由系统管理员发一次性码、您在“一次性码”里同意。"
      />
      <PermissionTabs />
      <AccountFilter question={question} onAsk={setQuestion} />
      <Panel title="有账号的人" aside={query.data && `${query.data.total} 人`}>
        <ListStates
          query={query}
          empty={({ people }) =>
            people.length === 0 && <EmptyState sentence="没有符合的人。" detail="换一个姓名或科室再找。" />
          }
        >
          {({ people, total, next }) => (
            <>
              <FactorTable people={people} onReset={setResetting} />
              <MorePeople
                shown={people.length}
                total={total}
                next={next}
                paged={question.after !== undefined}
                onMore={page}
              />
            </>
          )}
        </ListStates>
      </Panel>
      {resetting && <ResetDialog line={resetting} onClose={() => setResetting(undefined)} />}
    </>
  );
}

interface FactorTableProps {
  readonly people: readonly AccountLine[];
  readonly onReset: (line: AccountLine) => void;
}

const FactorTable = ({ people, onReset }: FactorTableProps) => (
  <div className="table-frame">
    <table className="plain-table account-table">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">科室和职务</th>
          <th scope="col">动态验证码</th>
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
              {line.secondFactor ? (
                <StateChip state="done" words="已启用" />
              ) : (
                <StateChip state="neutral" words="没启用" />
              )}
            </td>
            <td>
              {line.guarded && (
                <span className="tertiary small">
                  {line.guarded === 'SELF' ? '自己' : '三员之一，不由别的管理员重设'}
                </span>
              )}
              {!line.guarded && line.secondFactor && (
                <Button size="small" aria-label={`重设${line.name}的动态验证码`} onClick={() => onReset(line)}>
                  重设…
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function ResetDialog({ line, onClose }: { readonly line: AccountLine; readonly onClose: () => void }) {
  const reset = useCommand(routes.resetSecondFactor, { refreshes: [routes.secondFactors], onDone: onClose });
  return (
    <DecisionDialog
      open
      title={`重设${line.name}的动态验证码`}
      size="question"
      leaveWords="先不重设"
      primaryWords={`重设${line.name}的验证码`}
      danger
      busy={reset.isPending}
      error={reset.error}
      onLeave={onClose}
      onDecide={() => reset.mutate({ params: { personId: line.personId } })}
    >
      <Note kind="warning">
        原来的验证器马上失效，{line.name}
        在各处的登录会结束；以后只用密码登录，直到他在“我的账号”里重新启用。请先核实是本人。
      </Note>
    </DecisionDialog>
  );
}
