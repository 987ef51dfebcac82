import { TextControl } from '../controls/text-control.tsx';
import type { WebKind } from './web-kind.ts';

export const multiline: WebKind = { Control: TextControl, typedByHand: true };
