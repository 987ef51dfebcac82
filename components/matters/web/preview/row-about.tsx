import type { ReplyOf } from '@gov/base/component';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useLive } from '#platform/web/data/live/live.ts';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { FileLine } from '#platform/web/widgets/file-line.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { routes } from '../../contract.ts';
import { givenOpinions } from '../deciding/given-opinions.ts';
import { useLayout } from '../handling/use-layout.ts';

type Preview = ReplyOf<(typeof routes)['preview']>;

/** Whoever runs down the list with ↓ looks at where he stops. */
const restMillis = 250;

/** What the matter is about: read only where the preview is in view, for looking at it is noted. */
export function RowAbout({ matterId, onGone }: { readonly matterId: string; readonly onGone: () => void }) {
  const shown = useLayout() === 'columns';
  const rests = useRests();
  const about = useRoute(routes.preview, { params: { matterId } }, { enabled: shown && rests });
  useLive(`matter:${matterId}`, () => void refresh(routes.preview));
  if (!shown) return null;
  // nothing of it stays in view: it was taken back, or is no longer his to read
  if (about.error?.status === 404) return <Gone onShow={onGone} />;
  return (
    <ListStates query={about} lines={4}>
      {(found) => <About matterId={matterId} about={found} />}
    </ListStates>
  );
}

const Gone = ({ onShow }: { readonly onShow: () => void }) => (
  <Note kind="warning">
    这件已被取回，或者现在不由您看。
    <Button type="link" size="small" onClick={onShow}>
      刷新列表
    </Button>
  </Note>
);

function useRests(): boolean {
  const [rests, setRests] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setRests(true), restMillis);
    return () => clearTimeout(timer);
  }, []);
  return rests;
}

function About({ matterId, about }: { readonly matterId: string; readonly about: Preview }) {
  const { why, facts, beginning, opinions, attachments } = about;
  return (
    <div className="row-about">
      {why.length > 0 && (
        <Note kind="primary">
          <b>为什么到我这里：</b>
          {why.join('')}
        </Note>
      )}
      {beginning && (
        <Part name="正文开头">
          <p className="beginning">{beginning}</p>
        </Part>
      )}
      {facts.length > 0 && (
        <Part name="表单">
          <dl>
            {facts.map(({ label, text }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      {opinions.length > 0 && (
        <Part name="前面的意见">
          {givenOpinions(opinions).map(({ sequence, who, opinion, step }) => (
            <p key={sequence}>
              <b>{who}</b> {opinion} {step && <span className="tertiary small">{step}</span>}
            </p>
          ))}
        </Part>
      )}
      {attachments.length > 0 && (
        <Part name={`附件 ${attachments.length}`}>
          {attachments.map(({ id, name, bytes }) => (
            <FileLine
              key={id}
              name={name}
              bytes={bytes}
              href={downloadUrl(routes.downloadAttachment, { params: { matterId, attachmentId: id } })}
            />
          ))}
        </Part>
      )}
    </div>
  );
}

const Part = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <section aria-label={name}>
    <h3>{name}</h3>
    {children}
  </section>
);
