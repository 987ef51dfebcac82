import { compareForms, type FormTemplate } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { FormView } from '../../contract.ts';
import { replacePaper } from '../editor/use-paper-editor.ts';
import { TemplatePaper } from '../preview/template-paper.tsx';
import type { Draft } from './use-draft.ts';

interface StaleDraftProps {
  readonly draft: Draft;
  readonly editor: Editor;
  readonly theirs: FormView;
}

/** Two people designed at once: both drafts beside each other, nothing lost, one decision. */
export function StaleDraft({ draft, editor, theirs }: StaleDraftProps): ReactNode {
  const [open, setOpen] = useState(true);
  const now = useNow();
  const { saver } = draft;
  const other = theirs.draft?.template ?? theirs.current?.template;
  const who = theirs.draft?.changedBy ?? '别人';
  const takeTheirs = (): void => {
    if (!other) return;
    // mine stays one 撤销 away
    saver.startFrom(other, theirs.draftVersion, theirs.draft !== undefined);
    replacePaper(editor, other);
    setOpen(false);
  };
  return (
    <div className="designer-note">
      <Note kind="warning">
        <b>别处先存了一稿，您的还没有存上。</b>您改的都在。
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          对照两稿…
        </Button>
      </Note>
      <Modal
        open={open}
        title="别处先存了一稿，和您的不一样"
        width={1080}
        centered
        maskClosable={false}
        destroyOnHidden
        onCancel={() => setOpen(false)}
        footer={
          <div className="dialog-actions">
            <span className="way-back">用了对方的以后，按“撤销”还能取回您的。</span>
            <Button onClick={() => setOpen(false)}>先不选，接着改</Button>
            <Button disabled={!other} onClick={takeTheirs}>
              用先存的那一稿
            </Button>
            <Button type="primary" onClick={saver.overwrite}>
              用我的覆盖
            </Button>
          </div>
        }
      >
        {other && <DraftDifferences theirs={other} mine={saver.template()} />}
        <div className="two-papers">
          <section>
            <h3>您的</h3>
            <TemplatePaper template={saver.template()} idPrefix="mine" />
          </section>
          <section>
            <h3>
              {who}存的
              {theirs.draft && `，${dateTimeWords(theirs.draft.changedAt, now)}`}
            </h3>
            {other && <TemplatePaper template={other} idPrefix="theirs" />}
          </section>
        </div>
      </Modal>
    </div>
  );
}

/** What differs, also where the two papers look alike: the name, settings of a field, rules. */
function DraftDifferences({ theirs, mine }: { readonly theirs: FormTemplate; readonly mine: FormTemplate }): ReactNode {
  const differences = compareForms(theirs, mine);
  if (differences.length === 0) return <p className="secondary">两稿的名称、字段、意见栏、规则和版式都一样。</p>;
  return (
    <section>
      <h3>您的和先存的相比</h3>
      <ul className="plain-list">
        {differences.map(({ words }) => (
          <li key={words}>{words}。</li>
        ))}
      </ul>
    </section>
  );
}
