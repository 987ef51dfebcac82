import type { BodyDocument } from '@gov/gongwen';
import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import type { DocumentView } from '../../contract.ts';
import { Moment } from './moment.tsx';
import { TextSide } from './text-side.tsx';

interface StaleChoiceProps {
  readonly mine: BodyDocument;
  readonly theirs: DocumentView;
  readonly onOverwrite: () => void;
  readonly onTakeTheirs: (theirs: DocumentView) => void;
}

/** Two people wrote at once: both texts beside each other, nothing lost, one decision. */
export function StaleChoice({ mine, theirs, onOverwrite, onTakeTheirs }: StaleChoiceProps): ReactNode {
  const [open, setOpen] = useState(true);
  const { person } = useSession();
  const who = theirs.savedBy === person.name ? '另一个窗口' : (theirs.savedBy ?? '别人');
  return (
    <div className="lines">
      <Note kind="warning">
        <b>{who}先存了一稿，您的还没有保存。</b>您写的都在。
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          对照两份正文…
        </Button>
      </Note>
      <Modal
        open={open}
        title={`${who}先存了一稿，和您的不一样`}
        width={1080}
        centered
        maskClosable={false}
        destroyOnHidden
        onCancel={() => setOpen(false)}
        footer={
          <div className="dialog-actions">
            <span className="way-back">从第一处不同看起，底色标出两份不同的段落。每存一稿都留着，以后还能找回。</span>
            <Button onClick={() => setOpen(false)}>先不选，接着写</Button>
            <Button onClick={() => onTakeTheirs(theirs)}>用{who}的，把我的复制出来</Button>
            <Button type="primary" onClick={onOverwrite}>
              用我的覆盖
            </Button>
          </div>
        }
      >
        <div className="two-texts">
          <TextSide words="您写的" matterId={theirs.matterId} body={mine} other={theirs.body} />
          <TextSide
            words={
              <>
                {who}存的 {theirs.savedAt && <Moment instant={theirs.savedAt} />}
              </>
            }
            matterId={theirs.matterId}
            body={theirs.body}
            other={mine}
          />
        </div>
      </Modal>
    </div>
  );
}
