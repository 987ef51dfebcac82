import { DateRangeControl } from '../controls/date-control.tsx';
import type { WebKind } from './web-kind.ts';

export const dateRange: WebKind = { Control: DateRangeControl, group: true };
