import type { JsonObject, JsonValue } from '@gov/base';
import type { MatterView } from '../contract.ts';

/**
 * Props of the panel that a kind's component shows beside the slip (a document's body): registered as the part
 * `matter-panel` of the component named by `kind.componentId`.
 */
export interface MatterPanelProps {
  readonly view: MatterView;
  /** Something changed that the page shows elsewhere (a file was added): read it again. */
  readonly onChanged: () => void;
  /** It is only read here (领导批阅), also where the step may write it on the handling page. */
  readonly reading?: boolean;
  /**
   * The panel keeps something that saves itself: `save` is awaited before the matter is handed on, so that the next
   * person sees the last word typed. Answers how to take it back; call it when the panel goes.
   */
  readonly beforeActing?: (save: () => Promise<void>) => () => void;
  /** The fields of the slip as they stand on the page, for a panel that finds words belonging there. */
  readonly slip?: {
    readonly values: JsonObject;
    readonly mayChange: (key: string) => boolean;
    /** Like typing it: shown at once, saved with the others. */
    readonly change: (key: string, value: JsonValue) => void;
  };
}

/** An agency as chosen for 主送 or 抄送; without id it is a written name. */
export interface PickedAgency {
  readonly id?: string;
  readonly name: string;
}

/** Props of the dialog for 主送 and 抄送: the part `agency-picker` of the component named by `kind.componentId`. */
export interface AgencyPickerProps {
  readonly title: string;
  readonly chosen: readonly PickedAgency[];
  /** Undefined = the person went back. */
  readonly onDone: (picked: readonly PickedAgency[] | undefined) => void;
}
