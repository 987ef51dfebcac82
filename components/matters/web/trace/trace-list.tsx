import { cellDateWords, dateTimeWords, timeWords } from '#platform/web/text/dates.ts';
import { useNow } from '#platform/web/widgets/use-now.ts';
import type { MatterView } from '../../contract.ts';
import { PenPicture } from '../pen/pen-picture.tsx';

type Line = MatterView['trace'][number];

/** Newest first; one line per act, further words below it. */
export function TraceList({ lines }: { readonly lines: readonly Line[] }) {
  if (lines.length === 0) return <p className="tertiary">还没有送出。</p>;
  return (
    <ol className="trace">
      {lines.map((line) => (
        <TraceItem key={line.sequence} line={line} />
      ))}
    </ol>
  );
}

/** At a computer nearly everything is done: said only to who asks for the time. */
const usual = '电脑';

const doneOn = ({ device }: Line): readonly string[] => (device ? [`${device}办理`] : []);

function TraceItem({ line }: { readonly line: Line }) {
  const now = useNow();
  const day = cellDateWords(line.at, now);
  const time = timeWords(line.at);
  return (
    <li>
      <time dateTime={line.at} title={[dateTimeWords(line.at, now), ...doneOn(line)].join('，')}>
        {day}
        {day !== time && <span>{time}</span>}
      </time>
      <div>
        <p>
          <b>{line.who}</b> {line.act}
          {line.step && <span className="secondary">（{line.step}）</span>}
          {line.device && line.device !== usual && <span className="tertiary small">　{line.device}办理</span>}
        </p>
        {line.pen && <PenPicture pen={line.pen} who={line.who} />}
        {line.opinion && <p className="opinion-words">{line.opinion}</p>}
        {line.detail && <p className="tertiary small">{line.detail}</p>}
      </div>
    </li>
  );
}
