import type { FormTemplate } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { VersionList } from '#platform/web/widgets/drafts/version-list.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type FormView, routes } from '../../contract.ts';
import { replacePaper } from '../editor/use-paper-editor.ts';
import { TemplatePaper } from '../preview/template-paper.tsx';
import { KeepTemplate } from '../templates/keep-template.tsx';
import type { Draft } from './use-draft.ts';

interface VersionsProps {
  readonly view: FormView;
  readonly draft: Draft;
  readonly editor: Editor;
}

/** Published versions beside what is being designed: seen, compared, and taken back as a draft; and the way to drop the draft. */
export function Versions({ view, draft, editor }: VersionsProps): ReactNode {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const query = useRoute(routes.versions, { params: { formId: view.formId } }, { enabled: open });
  const restore = (template: FormTemplate): void => {
    replacePaper(editor, template);
    setOpen(false);
  };
  return (
    <>
      <Button type="text" onClick={() => setOpen(true)}>
        版本
      </Button>
      <Drawer
        title="版本"
        open={open}
        size={chosen === undefined ? 'default' : 'large'}
        onClose={() => setOpen(false)}
        destroyOnHidden
      >
        <div className="stack">
          {(view.current?.number ?? 0) > 1 && (
            <p>
              <Link to={`/forms/${view.formId}/upgrade`}>升级在办事项：让在办的改用新的一版</Link>
            </p>
          )}
          <VersionList query={query}>
            {({ number }, name) => (
              <button
                type="button"
                className="version-choice"
                aria-pressed={number === chosen}
                onClick={() => setChosen(number)}
              >
                {name}
              </button>
            )}
          </VersionList>
          {chosen !== undefined && <Compared view={view} draft={draft} number={chosen} onRestore={restore} />}
          {draft.hasDraft && <Discard view={view} draft={draft} editor={editor} onDone={() => setOpen(false)} />}
        </div>
      </Drawer>
    </>
  );
}

interface ComparedProps {
  readonly view: FormView;
  readonly draft: Draft;
  readonly number: number;
  readonly onRestore: (template: FormTemplate) => void;
}

function Compared({ view, draft, number, onRestore }: ComparedProps): ReactNode {
  const query = useRoute(routes.version, { params: { formId: view.formId, number } });
  return (
    <ListStates query={query} lines={6}>
      {({ template }) => (
        <>
          <Differences former={template} now={draft.saver.template()} number={number} />
          <TemplatePaper template={template} idPrefix="version" />
          <div>
            <Button onClick={() => onRestore(template)}>取回第 {number} 版接着改</Button>
            <p className="tertiary small">现在的草稿会被换掉，按“撤销”还能回来。</p>
          </div>
          <KeepTemplate formId={view.formId} number={number} formName={template.name} />
        </>
      )}
    </ListStates>
  );
}

/** What the draft has that the version has not, and the other way round, by name. */
function Differences({
  former,
  now,
  number,
}: {
  readonly former: FormTemplate;
  readonly now: FormTemplate;
  readonly number: number;
}): ReactNode {
  const before = labelsOf(former);
  const after = labelsOf(now);
  const added = [...after].filter(([key]) => !before.has(key)).map(([, label]) => `“${label}”`);
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, label]) => `“${label}”`);
  const renamed = [...after]
    .filter(([key, label]) => before.has(key) && before.get(key) !== label)
    .map(([key, label]) => `“${before.get(key)}”改叫“${label}”`);
  const sentences = [
    ...(added.length > 0 ? [`多了${added.join('')}`] : []),
    ...(gone.length > 0 ? [`少了${gone.join('')}`] : []),
    ...renamed,
  ];
  return (
    <p className="secondary">
      {sentences.length > 0
        ? `现在的草稿和第 ${number} 版比：${sentences.join('；')}。`
        : `字段和第 ${number} 版一样。`}
    </p>
  );
}

const labelsOf = ({ fields, opinionBlocks }: FormTemplate): ReadonlyMap<string, string> =>
  new Map([...fields, ...opinionBlocks].map(({ key, label }) => [key, label]));

interface DiscardProps {
  readonly view: FormView;
  readonly draft: Draft;
  readonly editor: Editor;
  readonly onDone: () => void;
}

/** Drops what is not published and shows the version in use again. */
function Discard({ view, draft, editor, onDone }: DiscardProps): ReactNode {
  const { saver } = draft;
  const { current } = view;
  const discard = useCommand(routes.discardDraft, {
    refreshes: [routes.list],
    onDone: async ({ draftVersion }) => {
      if (!current) return window.location.assign('/forms');
      saver.startFrom(current.template, draftVersion, false);
      replacePaper(editor, current.template);
      await refresh(routes.form);
      onDone();
    },
  });
  const run = async (): Promise<void> => {
    await saver.save();
    discard.mutate({ params: { formId: view.formId }, body: { baseVersion: saver.base() } });
  };
  return (
    <section>
      <Button danger loading={discard.isPending} onClick={() => void run()}>
        {current ? `丢弃草稿，回到第 ${current.number} 版` : '丢弃这张表单'}
      </Button>
      <p className="tertiary small">{current ? '没有发布的修改不再保留。' : '它还没有发布过，丢弃后就没有了。'}</p>
      <Refusal error={discard.error} />
    </section>
  );
}
