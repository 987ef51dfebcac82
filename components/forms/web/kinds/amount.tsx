import { NumberControl } from '../controls/text-control.tsx';
import type { WebKind } from './web-kind.ts';

export const amount: WebKind = { Control: NumberControl };
