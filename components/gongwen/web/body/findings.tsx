import { partWords } from '@gov/gongwen';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Static } from 'typebox';
import { useRoute } from '#platform/web/data/use-route.ts';
import { type Finding, routes } from '../../contract.ts';
import { Words } from '../words/words.tsx';

type Found = Static<typeof Finding>;

interface FindingsProps {
  readonly matterId: string;
  readonly onGoTo: (block: number) => void;
  readonly onRewrite: (block: number, text: string) => void;
}

// the wire does not say which parts there are
const placeWords: Readonly<Record<string, string>> = partWords;

const weightWords: Readonly<Record<Found['severity'], string>> = {
  BLOCK: '核稿时会拦下',
  WARN: '请核对',
  INFORM: '提示',
};
const weightLooks = { BLOCK: 'overdue', WARN: 'today', INFORM: 'neutral' } as const;

/** What the format check found in the saved text, each with the way to its place and, where known, the mended words. */
export function Findings({ matterId, onGoTo, onRewrite }: FindingsProps): ReactNode {
  const query = useRoute(routes.checks, { params: { matterId } }, { keepPrevious: true });
  const findings = query.data?.findings;
  if (!findings) return null;
  return (
    <section className="findings" aria-label="格式检查">
      <h3>格式检查</h3>
      <p className="tertiary small" role="status">
        {findings.length === 0 ? '没有发现问题。' : `有 ${findings.length} 处要看。`}
      </p>
      <ul>
        {findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same finding may stand at several places
          <li key={index}>
            <span className={`chip ${weightLooks[finding.severity]}`}>{weightWords[finding.severity]}</span>
            <span className="grow">
              <Words text={finding.sentence} />
            </span>
            <PlaceActions finding={finding} onGoTo={onGoTo} onRewrite={onRewrite} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PlaceActionsProps extends Omit<FindingsProps, 'matterId'> {
  readonly finding: Found;
}

function PlaceActions({ finding, onGoTo, onRewrite }: PlaceActionsProps): ReactNode {
  const { place, fix } = finding;
  const { index } = place;
  if (place.part !== 'body' || index === undefined) {
    return (
      <span className="tertiary">
        {placeWords[place.part] ?? partWords.body}
        {fix && `，应写作 ${fix}`}
      </span>
    );
  }
  return (
    <>
      <Button type="link" size="small" onClick={() => onGoTo(index)}>
        看第 {index + 1} 段
      </Button>
      {fix !== undefined && (
        <Button type="link" size="small" title={fix} onClick={() => onRewrite(index, fix)}>
          改成“{shortened(fix)}”
        </Button>
      )}
    </>
  );
}

const shortened = (text: string): string => (text.length > 18 ? `${text.slice(0, 18)}…` : text);
