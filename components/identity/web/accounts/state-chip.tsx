import { dateTimeWords } from '#platform/web/text/dates.ts';
import { StateChip } from '#platform/web/widgets/chips.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { AccountLine, AccountState } from '../../contract.ts';

export const stateWords: Readonly<Record<AccountState, string>> = {
  NONE: '还没有账号',
  WAITING: '等本人开通',
  OPEN: '可以登录',
  STOPPED: '已停用',
};

const looks = { NONE: 'neutral', WAITING: 'now', OPEN: 'done', STOPPED: 'neutral' } as const;

/** The state of an account, and until when a code that is out is good and whether it waits. */
export function AccountStateChip({ line }: { readonly line: AccountLine }) {
  const now = useNow();
  return (
    <>
      <StateChip state={looks[line.state]} words={stateWords[line.state]} />
      {line.codeWaits && (
        <span className="small code-until">
          等安全管理员同意，核对号 <b className="code-mark">{line.codeWaits.mark}</b>
        </span>
      )}
      {line.codeUntil && (
        <span className="tertiary small code-until">码到 {dateTimeWords(line.codeUntil, now)} 有效</span>
      )}
    </>
  );
}
