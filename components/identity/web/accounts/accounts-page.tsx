import { useState } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type AccountLine, routes } from '../../contract.ts';
import { AccessDialog } from './access-dialog.tsx';
import { AccountFilter, type AccountQuestion, MorePeople } from './account-filter.tsx';
import { AccountTable } from './account-table.tsx';
import { CodeDialog } from './code-dialog.tsx';
import './accounts.css';

type Act = { readonly kind: 'code' | 'access'; readonly line: AccountLine };

const sentenceOf = (counts: { readonly NONE: number; readonly WAITING: number } | undefined): string => {
  if (!counts) return '';
  if (counts.NONE + counts.WAITING === 0) return '在任的人都有账号。';
  const parts = [
    ...(counts.NONE > 0 ? [`${counts.NONE} 人还没有账号`] : []),
    ...(counts.WAITING > 0 ? [`${counts.WAITING} 人等本人开通`] : []),
  ];
  return `${parts.join('，')}。`;
};

/** 账号: who can sign in to this agency; one-time codes, stopping and opening again. */
export function AccountsPage() {
  const [question, setQuestion] = useState<AccountQuestion>({});
  const [act, setAct] = useState<Act>();
  const query = useRoute(routes.accounts, { query: question }, { keepPrevious: true });
  const close = () => setAct(undefined);
  const page = (after: string | undefined) => {
    const { after: _, ...rest } = question;
    setQuestion(after ? { ...rest, after } : rest);
  };
  return (
    <>
      <PageTitle title="账号" sentence={`${sentenceOf(query.data?.counts)}停用只管本单位，离任请在“组织机构”里办。`} />
      <AccountFilter question={question} onAsk={setQuestion} states={['NONE', 'WAITING', 'OPEN', 'STOPPED']} />
      <Panel title="在任人员" aside={query.data && `${query.data.total} 人`}>
        <ListStates
          query={query}
          empty={({ people }) =>
            people.length === 0 && <EmptyState sentence="没有符合的人。" detail="换一个姓名、科室或状态再找。" />
          }
        >
          {({ people, total, next }) => (
            <>
              <AccountTable
                people={people}
                onCode={(line) => setAct({ kind: 'code', line })}
                onAccess={(line) => setAct({ kind: 'access', line })}
              />
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
      {act?.kind === 'code' && <CodeDialog line={act.line} onClose={close} />}
      {act?.kind === 'access' && <AccessDialog line={act.line} onClose={close} />}
    </>
  );
}
