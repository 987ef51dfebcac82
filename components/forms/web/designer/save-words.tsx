import { Button } from 'antd';
import type { ReactNode } from 'react';
import { timeWords } from '#platform/web/text/dates.ts';
import type { Draft } from './use-draft.ts';

/** What became of the draft: quietly, and loudly only when it is not on the server. */
export function SaveWords({
  draft,
  number,
}: {
  readonly draft: Draft;
  readonly number: number | undefined;
}): ReactNode {
  const { state, savedAt, failure, hasDraft, saver } = draft;
  if (state === 'failed' && failure) {
    return (
      <p className="save-words error-text small" role="alert">
        {failure.message}
        <Button size="small" onClick={() => void saver.save()}>
          再存一次
        </Button>
      </p>
    );
  }
  const version = number === undefined ? '还没有发布过' : `现在用的是第 ${number} 版`;
  return (
    <p className="save-words tertiary small one-line" role="status">
      {version}，{words(state, hasDraft, savedAt)}
    </p>
  );
}

function words(state: Draft['state'], hasDraft: boolean, savedAt: string | undefined): string {
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
      return hasDraft && savedAt ? `草稿 ${timeWords(savedAt)} 已存` : '没有未发布的修改';
  }
}
