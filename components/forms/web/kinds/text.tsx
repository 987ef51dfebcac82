import { TextControl } from '../controls/text-control.tsx';
import type { WebKind } from './web-kind.ts';

export const text: WebKind = { Control: TextControl, typedByHand: true };
