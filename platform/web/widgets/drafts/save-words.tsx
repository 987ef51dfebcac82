import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { DraftShown } from '#platform/web/data/draft-saver.ts';
import { cellDateWords } from '#platform/web/text/dates.ts';
import { useNow } from '../use-now.ts';

interface SaveWordsProps {
  readonly shown: DraftShown<unknown>;
  /** Of the version in use. */
  readonly number: number | undefined;
  readonly saveAgain: () => Promise<void>;
}

/** What became of the draft: quietly, and loudly only when it is not on the server. */
export function SaveWords({ shown, number, saveAgain }: SaveWordsProps): ReactNode {
  const now = useNow();
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
      {version}，{words(shown, now)}
    </p>
  );
}

function words({ state, hasDraft, savedAt }: DraftShown<unknown>, now: number): string {
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
      return hasDraft && savedAt ? `草稿 ${cellDateWords(savedAt, now)} 已存` : '没有未发布的修改';
  }
}
