import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { Moment } from '../body/moment.tsx';
import type { BodySaving } from './use-body-saving.ts';

/** Says quietly what became of the text; loudly only when it is not on the server. */
export function SaveLine({ saving }: { readonly saving: BodySaving }): ReactNode {
  const { state, savedAt, failure, save } = saving;
  if (state === 'failed' && failure) {
    return (
      <div className="save-line">
        <Refusal error={failure} />
        <Button size="small" onClick={() => void save()}>
          再存一次
        </Button>
      </div>
    );
  }
  return (
    <p className="save-line tertiary small" role="status">
      {state === 'saved' && savedAt && (
        <>
          正文 <Moment instant={savedAt} /> 已存
        </>
      )}
      {state === 'saved' && !savedAt && '写下的内容自动保存'}
      {state === 'waiting' && '有改动，停笔后自动保存'}
      {state === 'saving' && '正在保存'}
      {state === 'stale' && '没有存上：先存的那一稿和您的不一样，等您选择'}
    </p>
  );
}
