import type { SessionState } from '#platform/web/shell/session.tsx';
import type { SignInDraft } from './sign-in-form.tsx';

type Accounts = NonNullable<SessionState['demo']>['accounts'];

interface DemoAccountsProps {
  readonly accounts: Accounts;
  readonly onChoose: (draft: SignInDraft) => void;
}

/** While demo accounts exist: who they are; choosing one fills in the form. */
export function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  if (accounts.length === 0) return null;
  return (
    <section className="demo-accounts" aria-label="演示账号">
      <h2>演示账号</h2>
      <p className="secondary small">城市、单位和人都是虚构的。点一个就填好用户名和密码。</p>
      <div className="choices">
        {[...new Set(accounts.map((one) => one.group))].map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <ul>
              {accounts
                .filter((one) => one.group === group)
                .map(({ signInName, password, who }) => (
                  <li key={signInName}>
                    <button type="button" onClick={() => onChoose({ signInName, password })}>
                      <b>{signInName}</b>
                      <span>{who}</span>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
