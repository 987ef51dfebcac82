import { Button, Modal } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type DocumentView, type Overtaken, routes } from '../../contract.ts';
import { Moment } from './moment.tsx';
import { TextSide } from './text-side.tsx';

interface OvertakenLinesProps {
  readonly document: DocumentView;
}

/** `孙倩（会签，昨天 15:50）的意见是对此前一稿写的；之后正文由刘思远修改过`: an opinion covers the text it was given to, no later one. */
export function OvertakenLines({ document }: OvertakenLinesProps): ReactNode {
  return document.overtaken?.map((group) => (
    <OvertakenLine key={`${group.version} ${group.changedBy.join()}`} document={document} group={group} />
  ));
}

interface OvertakenLineProps extends OvertakenLinesProps {
  readonly group: Overtaken;
}

function OvertakenLine({ document, group }: OvertakenLineProps): ReactNode {
  const [open, setOpen] = useState(false);
  const { version, changedBy, opinions } = group;
  return (
    <Note>
      {opinions.map(({ who, step, at }, index) => (
        <Fragment key={`${who} ${at}`}>
          {index > 0 && '、'}
          <b>{who}</b>（{step && `${step}，`}
          <Moment instant={at} />）
        </Fragment>
      ))}
      的意见是对此前一稿写的；之后正文由{changedBy.join('、')}修改过。
      {version > 0 && (
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          看改动…
        </Button>
      )}
      <Modal
        open={open}
        title="写意见以后正文改了什么"
        width={1080}
        centered
        footer={<span className="way-back">底色标出两稿不同的段落。</span>}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <Both document={document} version={version} />
      </Modal>
    </Note>
  );
}

function Both({ document, version }: OvertakenLinesProps & { readonly version: number }): ReactNode {
  const { matterId, body, savedAt, savedBy } = document;
  const query = useRoute(routes.version, { params: { matterId, version } });
  return (
    <ListStates query={query} lines={8}>
      {(earlier) => (
        <div className="two-texts">
          <TextSide
            words={
              <>
                写意见时的一稿（{earlier.by} <Moment instant={earlier.at} /> 存）
              </>
            }
            matterId={matterId}
            body={earlier.body}
            other={body}
          />
          <TextSide
            words={
              <>
                现在的一稿
                {savedAt && (
                  <>
                    （{savedBy} <Moment instant={savedAt} /> 存）
                  </>
                )}
              </>
            }
            matterId={matterId}
            body={body}
            other={earlier.body}
          />
        </div>
      )}
    </ListStates>
  );
}
