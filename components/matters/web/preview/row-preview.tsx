import { Button } from 'antd';
import { Link } from 'react-router';
import { useCommand } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { When } from '#platform/web/widgets/chips.tsx';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type MatterRow, routes } from '../../contract.ts';
import { rereadLists } from '../handling/use-matter.ts';
import type { BoxWords } from '../lists/boxes.ts';
import { openWords, previewFacts } from './preview-words.ts';
import { RowAbout } from './row-about.tsx';

interface RowPreviewProps {
  readonly box: BoxWords;
  readonly row: MatterRow;
  readonly place: number;
  readonly total: number;
  readonly onStep: (by: number) => void;
  /** The row is no longer in the list. */
  readonly onGone: () => void;
}

/** What scrolls alone must be reachable by keyboard. */
const scrollable = { tabIndex: 0 } as const;

/** Beside the list from 1280 px on. Looking at a preview is not opening the matter. */
export function RowPreview({ box, row, place, total, onStep, onGone }: RowPreviewProps) {
  const { matterId, taskId } = row;
  const { person } = useSession();
  const done = { onDone: () => void rereadLists().then(onGone) };
  const read = useCommand(routes.markRead, done);
  return (
    <aside className="row-preview" aria-label="预览">
      <header className="row">
        <span className="tertiary grow">
          第 {place + 1} 件，共 {total} 件
        </span>
        <Button type="text" icon={<Icon name="up" />} aria-label="上一件" onClick={() => onStep(-1)} />
        <Button type="text" icon={<Icon name="down" />} aria-label="下一件" onClick={() => onStep(1)} />
      </header>
      <section className="facts" aria-label="要点" {...scrollable}>
        <h2>{row.title}</h2>
        <dl>
          {previewFacts(row, person.name).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div>
            <dt>{box.dateWords}</dt>
            <dd>
              <When instant={row.arrivedAt} />
            </dd>
          </div>
          {row.dueAt && (
            <div>
              <dt>到期</dt>
              <dd className="strong">
                <When instant={row.dueAt} />
              </dd>
            </div>
          )}
        </dl>
        <RowAbout matterId={matterId} onGone={onGone} />
        <Refusal error={read.error} />
      </section>
      <footer className="row">
        <Link className="open-link" to={`/matters/${matterId}`}>
          {openWords(box.box)}
        </Link>
        {box.box === 'to-read' && taskId && (
          <Button loading={read.isPending} onClick={() => read.mutate({ params: { matterId, taskId }, body: {} })}>
            已阅
          </Button>
        )}
      </footer>
    </aside>
  );
}
