import type { ReactNode } from 'react';
import type { ControlProps } from '../controls/control-props.ts';
import { ReferenceControl } from '../controls/reference-control.tsx';
import { usePaper } from '../render/paper-context.ts';
import { words } from '../render/words.ts';
import type { WebKind } from './web-kind.ts';

export const post: WebKind = { Control: PostControl, group: true };

function PostControl(props: ControlProps): ReactNode {
  const { pickers } = usePaper();
  return <ReferenceControl {...props} pick={pickers.pickPost} open={words.choosePost} />;
}
