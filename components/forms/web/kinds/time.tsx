import { TimeControl } from '../controls/time-control.tsx';
import type { WebKind } from './web-kind.ts';

export const time: WebKind = { Control: TimeControl };
