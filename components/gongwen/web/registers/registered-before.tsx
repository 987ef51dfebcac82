import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useCommand } from '#platform/web/data/use-route.ts';
import { When } from '#platform/web/widgets/chips.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type DocumentView, routes } from '../../contract.ts';

/** 已登记过: shown before registering, so that nobody registers one document twice unseen. */
export function RegisteredBefore({ document }: { readonly document: DocumentView }): ReactNode {
  const { matterId, registeredBefore } = document;
  const confirm = useCommand(routes.confirmNoDuplicate, { refreshes: [routes.document] });
  if (!registeredBefore) return null;
  const { documents, confirmed } = registeredBefore;
  const earlier = documents.map((one) => (
    <span key={one.matterId}>
      <Link to={`/matters/${one.matterId}`}>
        {one.number}《{one.title}》
      </Link>
      ，<When instant={one.registeredAt} /> 登记。
    </span>
  ));
  if (confirmed)
    return (
      <Note>
        已确认与{documents.length > 1 ? '这些' : '这件'}不是同一件，可以登记：{earlier}
      </Note>
    );
  return (
    <Note kind="warning">
      <b>已登记过：</b>
      {earlier}
      来文单位和来文字号都相同。
      <div className="row wrap">
        <Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate({ params: { matterId } })}>
          不是重复，另行登记
        </Button>
      </div>
      <Refusal error={confirm.error} />
    </Note>
  );
}
