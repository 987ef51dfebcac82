import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { DraftShown } from '#platform/web/data/draft-saver.ts';
import { useSession } from '../../shell/session.tsx';
import { useNow } from '../use-now.ts';
import { draftWords, type SavedBy } from './draft-words.ts';

export type { SavedBy } from './draft-words.ts';

interface SaveWordsProps {
  readonly shown: DraftShown<unknown>;
  /** Of the version in use. */
  readonly number: number | undefined;
  readonly saveAgain: () => Promise<void>;
  readonly begunWith: SavedBy | undefined;
}

/** What became of the draft: quietly, and loudly only when it is not on the server. */
export function SaveWords({ shown, number, saveAgain, begunWith }: SaveWordsProps): ReactNode {
  const now = useNow();
  const { person } = useSession();
  const { state, failure } = shown;
  if (state === 'failed' && failure) {
    return (
      <p className="save-words error-text small" role="alert">
        {failure.message}
        <Button size="small" onClick={() => void saveAgain()}>
          再存一次
        </Button>
      </p>
    );
  }
  const version = number === undefined ? '还没有发布过' : `现在用的是第 ${number} 版`;
  return (
    <p className="save-words tertiary small one-line" role="status">
      {version}，{words(shown, now, othersOf(begunWith, person.name))}
    </p>
  );
}

const othersOf = (saved: SavedBy | undefined, reader: string): SavedBy | undefined =>
  saved?.changedBy === reader ? undefined : saved;

function words({ state, hasDraft, savedAt }: DraftShown<unknown>, now: number, others: SavedBy | undefined): string {
  switch (state) {
    case 'waiting':
      return '有改动，停手后自动保存';
    case 'saving':
      return '正在保存';
    case 'stale':
      return '没有存上，等您选用哪一稿';
    case 'failed':
      return '没有存上';
    case 'saved':
      return hasDraft && savedAt ? draftWords(savedAt, now, others) : '没有未发布的修改';
  }
}
