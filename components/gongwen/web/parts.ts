import { webPart } from '#platform/web/shell/web-part.tsx';

/** An agency as chosen for 主送 or 抄送; without id it is a written name. Same shape as the form's own. */
export interface PickedAgency {
  readonly id?: string;
  readonly name: string;
}

/**
 * The dialog that picks agencies for 主送 and 抄送. Mounted = open: show it while the form waits for an answer and
 * take it away in `onDone`.
 */
export interface AgencyPickerProps {
  /** Title of the dialog: the field's label. */
  readonly title: string;
  readonly chosen: readonly PickedAgency[];
  /** The choice in the order it was made; undefined = the person went back and nothing changes. */
  readonly onDone: (picked: readonly PickedAgency[] | undefined) => void;
}

export const agencyPicker = webPart<AgencyPickerProps>('gongwen', 'agency-picker');
