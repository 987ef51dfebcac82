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

/**
 * `孙倩（会签，昨天 15:50）的意见是对此前一稿写的；之后正文由刘思远修改过，标题由刘思远改过（原为“…”，现为“…”）`: an opinion covers
 * what it was given to, nothing later.
 */
export function OvertakenLines({ document }: OvertakenLinesProps): ReactNode {
  return document.overtaken?.map((group) => (
    <OvertakenLine key={JSON.stringify([group.text, group.parts])} document={document} group={group} />
  ));
}

const partWords: Readonly<Record<Overtaken['parts'][number]['part'], string>> = {
  title: '标题',
  mainRecipients: '主送',
  copyRecipients: '抄送',
  attachments: '附件',
};

/** `主送由赵立新改过（原为“临浦区住建局”，现为“无”）`. */
function changeWords({ text, parts }: Overtaken): string {
  const told = ({ was, is }: Overtaken['parts'][number]): string =>
    was === undefined || is === undefined ? '' : `（原为“${was || '无'}”，现为“${is || '无'}”）`;
  return [
    ...(text ? [`正文由${text.changedBy.join('、')}修改过`] : []),
    ...parts.map((one) => `${partWords[one.part]}由${one.changedBy.join('、')}改过${told(one)}`),
  ].join('，');
}

interface OvertakenLineProps extends OvertakenLinesProps {
  readonly group: Overtaken;
}

function OvertakenLine({ document, group }: OvertakenLineProps): ReactNode {
  const [open, setOpen] = useState(false);
  const { text, opinions } = group;
  const version = text?.version ?? 0;
  return (
    <Note>
      {opinions.map(({ who, step, at }, index) => (
        <Fragment key={`${who} ${at}`}>
          {index > 0 && '、'}
          <b>{who}</b>（{step && `${step}，`}
          <Moment instant={at} />）
        </Fragment>
      ))}
      的意见是对此前一稿写的；之后{changeWords(group)}。
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
