import type { MatterView } from '../contract.ts';

/**
 * Props of the panel that a kind's component shows beside the slip (a document's body): registered as the part
 * `matter-panel` of the component named by `kind.componentId`.
 */
export interface MatterPanelProps {
  readonly view: MatterView;
  /** Something changed that the page shows elsewhere (a file was added): read it again. */
  readonly onChanged: () => void;
}
