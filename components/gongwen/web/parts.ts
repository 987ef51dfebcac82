import type { AgencyPickerProps } from '#components/matters/web/parts.ts';
import { webPart } from '#platform/web/shell/web-part.tsx';

/** The dialog that picks agencies for 主送 and 抄送: shown = open; it answers once and is then taken away. */
export const agencyPicker = webPart<AgencyPickerProps>('gongwen', 'agency-picker');
