import type { JsonObject } from '@gov/base';
import type { ReactNode } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { documentFields, electronicRecipients, writtenRecipients } from '../../rules/document-fields.ts';

/** Before 分发: who gets the document here and to whom it must be brought in another way. Afterwards it is too late to ask. */
export function DispatchAhead({ values }: { readonly values: JsonObject }): ReactNode {
  const { agency } = useSession();
  const fields = documentFields(values);
  const online = electronicRecipients(fields, agency.id).map(({ name }) => name);
  const byHand = writtenRecipients(fields);
  return (
    <Note kind={byHand.length > 0 ? 'warning' : 'primary'}>
      {online.length > 0 ? (
        <>
          分发时在线送达 {online.length} 个单位：{online.join('、')}。
        </>
      ) : (
        <b>没有一个单位能在线送达，分发后就办结。</b>
      )}
      {byHand.length > 0 && <>{byHand.join('、')}是手写的，不在单位名录里，请另行送达。</>}
    </Note>
  );
}
