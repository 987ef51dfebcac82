import { type ReactNode, useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useTypedPlace } from '#platform/web/shell/use-typed.ts';
import { DesignerAlone, NotYetRead } from '#platform/web/widgets/drafts/designer-alone.tsx';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import { type DesignView, routes } from '../../contract.ts';
import { designPlace, fileOf, formOf, type OpenFile, openFile } from './design-saver.ts';
import { Designer } from './designer.tsx';
import '../cards/cards.css';
import './designer.css';

const back = { to: '/processes', words: '回到所有流程' };

/** A process as it is designed: the whole window, with a way back to all processes. */
export function DesignPage(): ReactNode {
  const { processId = '' } = useParams();
  const query = useRoute(routes.design, { params: { processId } });
  const choices = useRoute(routes.designChoices);
  useWindowTitle(query.data ? `${query.data.name} – 设计流程` : '设计流程');
  if (query.data && choices.data) return <Opened key={processId} view={query.data} choices={choices.data} />;
  return (
    <DesignerAlone title="设计流程" back={back}>
      <NotYetRead error={query.error ?? choices.error} retry={() => void query.refetch()} />
    </DesignerAlone>
  );
}

type Choices = NonNullable<ReturnType<typeof useRoute<(typeof routes)['designChoices']>>['data']>;

/** The file is read here once; what is designed lives in the page from then on. */
function Opened({ view, choices }: { readonly view: DesignView; readonly choices: Choices }): ReactNode {
  const place = useTypedPlace(view.processId, designPlace);
  const [first] = useState(view);
  const [file, setFile] = useState<OpenFile | null>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let gone = false;
    void openFile(fileOf(first, place)).then((opened) => !gone && setFile(opened ?? null));
    return () => {
      gone = true;
    };
  }, [first, place]);
  if (file === undefined) return <LoadingState lines={8} />;
  if (file === null)
    return (
      <DesignerAlone title={view.name} back={back}>
        <p>这个流程的文件读不出来。可以到“版本”里取回以前的一版，或者丢弃草稿。</p>
      </DesignerAlone>
    );
  return (
    <WithForm
      key={round}
      view={view}
      file={file}
      choices={choices}
      reopen={async (bpmnXml) => {
        const opened = await openFile(bpmnXml);
        setFile(opened ?? null);
        setRound(round + 1);
      }}
    />
  );
}

interface WithFormProps {
  readonly view: DesignView;
  readonly file: OpenFile;
  readonly choices: Choices;
  readonly reopen: (bpmnXml: string) => Promise<void>;
}

function WithForm(props: WithFormProps): ReactNode {
  const place = useTypedPlace(props.view.processId, designPlace);
  const [formId, setFormId] = useState(() => formOf(props.view, place));
  const query = useRoute(
    routes.designForm,
    { params: { formId: formId ?? '' } },
    // another form: the former one names the fields until it is there
    { enabled: formId !== undefined, keepPrevious: true },
  );
  const [isRead, setRead] = useState(false);
  // once the cards stand they stay: what was done to them lives in them
  if (!isRead && (formId === undefined || !query.isPending)) setRead(true);
  if (!isRead) return <LoadingState lines={8} />;
  const template = formId === undefined ? undefined : query.data?.template;
  return <Designer {...props} formId={formId} onForm={setFormId} template={template} />;
}
