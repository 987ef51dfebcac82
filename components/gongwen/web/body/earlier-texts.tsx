import { Button, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { type DocumentView, routes } from '../../contract.ts';
import { BodyOnPaper } from './body-on-paper.tsx';
import { Moment } from './moment.tsx';

interface EarlierTextsProps {
  readonly document: DocumentView;
}

/** 旧稿: every text that was saved stays, and is read again here. */
export function EarlierTexts({ document }: EarlierTextsProps): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" type="text" onClick={() => setOpen(true)}>
        旧稿…
      </Button>
      <Modal
        open={open}
        title="旧稿"
        width={720}
        centered
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <Saved document={document} />
      </Modal>
    </>
  );
}

/** One of the texts before the present one; the latest first. */
function Saved({ document: { matterId, bodyVersion } }: EarlierTextsProps): ReactNode {
  const query = useRoute(routes.versions, { params: { matterId } });
  const [wish, setWish] = useState<number>();
  return (
    <ListStates
      query={query}
      lines={6}
      empty={({ versions }) => versions.length < 2 && <EmptyState sentence="还没有旧稿。" />}
    >
      {({ versions }) => {
        const earlier = versions.filter(({ version }) => version < bodyVersion);
        const version = wish ?? earlier[0]?.version;
        return (
          <div className="earlier-texts">
            <Select
              aria-label="哪一稿"
              value={version}
              onChange={setWish}
              options={earlier.map((one) => ({ value: one.version, label: <Label {...one} /> }))}
            />
            {version !== undefined && <Text matterId={matterId} version={version} />}
          </div>
        );
      }}
    </ListStates>
  );
}

const Label = ({ by, at }: { readonly by: string; readonly at: string }): ReactNode => (
  <>
    {by} <Moment instant={at} /> 存
  </>
);

function Text({ matterId, version }: { readonly matterId: string; readonly version: number }): ReactNode {
  const query = useRoute(routes.version, { params: { matterId, version } });
  return (
    <ListStates query={query} lines={8}>
      {({ body }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className="text" aria-label="这一稿的正文" tabIndex={0}>
          <BodyOnPaper matterId={matterId} body={body} />
        </section>
      )}
    </ListStates>
  );
}
