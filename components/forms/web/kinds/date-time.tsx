import { DateTimeControl } from '../controls/time-control.tsx';
import type { WebKind } from './web-kind.ts';

export const dateTime: WebKind = { Control: DateTimeControl, group: true };
