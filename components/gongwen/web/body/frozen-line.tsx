import type { ReactNode } from 'react';
import { When } from '#platform/web/widgets/chips.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import type { DocumentView } from '../../contract.ts';

/** From sign-off on the text is fixed; its digest stands behind the sentence for whoever asks. */
export function FrozenLine({ frozen }: { readonly frozen: NonNullable<DocumentView['frozen']> }): ReactNode {
  return (
    <Note kind="success">
      <b>已定稿。</b>
      {frozen.by} <When instant={frozen.at} /> 签发，正文不能再改。
      <details>
        <summary>正文与签发时一致</summary>
        <p>签发时正文、标题、主送和抄送、附件一起算出的指纹（SM3）：</p>
        <p className="digest">{frozen.sm3}</p>
      </details>
    </Note>
  );
}
