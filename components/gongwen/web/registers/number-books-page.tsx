import type { ReactNode } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes } from '../../contract.ts';
import { nextInBook } from '../../rules/number-prefix.ts';
import { RegisterTabs } from './register-tabs.tsx';

const purposeWords = { OUT: '发文', IN: '收文' } as const;

/** 编号簿: what number comes next, how many are used and void. */
export function NumberBooksPage(): ReactNode {
  const query = useRoute(routes.numberBooks);
  return (
    <>
      <PageTitle title="编号簿" sentence="编号从小到大，一个号只用一次；作废的号不再使用。" />
      <RegisterTabs />
      <Panel title="各编号簿">
        <ListStates
          query={query}
          empty={({ books }) =>
            books.length === 0 && <EmptyState sentence="还没有编过号。" detail="第一件公文编号时，编号簿会自己建立。" />
          }
        >
          {({ books }) => (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            <section className="register-frame" tabIndex={0} aria-label="编号簿">
              <table className="register">
                <thead>
                  <tr>
                    <th scope="col">用于</th>
                    <th scope="col">字头</th>
                    <th scope="col" className="number">
                      年份
                    </th>
                    <th scope="col">下一个号</th>
                    <th scope="col" className="number">
                      已用（个）
                    </th>
                    <th scope="col" className="number">
                      作废（个）
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {books.map((book) => (
                    <tr key={book.id}>
                      <td data-label="用于">{purposeWords[book.purpose]}</td>
                      <td data-label="字头">{book.prefix}</td>
                      <td data-label="年份" className="number">
                        {book.year > 0 ? book.year : '不分年'}
                      </td>
                      <td data-label="下一个号">{nextInBook(book)}</td>
                      <td data-label="已用（个）" className="number">
                        {book.used}
                      </td>
                      <td data-label="作废（个）" className="number">
                        {book.void}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
        </ListStates>
      </Panel>
    </>
  );
}
