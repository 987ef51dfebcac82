import { PrintOnly } from './print-only.tsx';
import type { Sheet } from './sheets.tsx';

interface PrintedSheetsProps {
  readonly sheets: readonly Sheet[];
  readonly onDone: () => void;
}

/** The sheets alone, one to a page of paper. */
export const PrintedSheets = ({ sheets, onDone }: PrintedSheetsProps) => (
  <PrintOnly className="printed-sheets" onDone={onDone}>
    {sheets.map((sheet) => (
      <img key={sheet.address} src={sheet.address} alt="" />
    ))}
  </PrintOnly>
);
