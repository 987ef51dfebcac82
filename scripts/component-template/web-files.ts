import type { ComponentNames } from './names.ts';

/** Page with its words, sample data and the one-page README. */
export function webFiles({ id, words, pascal }: ComponentNames): Readonly<Record<string, string>> {
  return {
    'web/index.tsx': `import type { ComponentWeb } from '#platform/web/shell/component-web.ts';
import { ${pascal}Page } from './${id}-page.tsx';

export const web: ComponentWeb = {
  pages: [{ path: '/${id}', element: <${pascal}Page /> }],
};
`,
    [`web/${id}-page.tsx`]: `import { Button, Input } from 'antd';
import { useState } from 'react';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../contract.ts';

/** The list and one line to add to it. A refused title stays where it was typed. */
export function ${pascal}Page() {
  const list = useRoute(routes.list);
  return (
    <>
      <PageTitle title="${words}" />
      <AddLine />
      <ListStates query={list} empty={(reply) => reply.entries.length === 0 && <EmptyState sentence="还没有内容。写上名称，新增第一条。" />}>
        {(reply) => (
          <ul>
            {reply.entries.map((entry) => (
              <li key={entry.id}>{entry.title}</li>
            ))}
          </ul>
        )}
      </ListStates>
    </>
  );
}

function AddLine() {
  const [title, setTitle] = useState('');
  const add = useCommand(routes.add, {
    onDone: () => {
      setTitle('');
      void refresh(routes.list);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ body: { title } });
      }}
    >
      <label htmlFor="${id}-title">名称</label>
      <Input id="${id}-title" value={title} maxLength={100} onChange={(event) => setTitle(event.target.value)} />
      <Button htmlType="submit" type="primary" loading={add.isPending}>
        新增${words}
      </Button>
      <Refusal error={add.error} />
    </form>
  );
}
`,
    'examples/entries.ts': `/** Sample entries for tests, the demo city and pictures. */
export const exampleTitles: readonly string[] = ['一号', '二号', '三号'];
`,
    'README.md': `# ${words} (\`${id}\`)

What: …

For whom: …

Screens: \`/${id}\` lists the newest hundred entries and adds one.

Rules in words: a title is never blank.

Decisions: …
`,
  };
}
