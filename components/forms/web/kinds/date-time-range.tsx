import { DateTimeRangeControl } from '../controls/time-control.tsx';
import type { WebKind } from './web-kind.ts';

export const dateTimeRange: WebKind = { Control: DateTimeRangeControl, group: true };
