import { type PenDrawing, penLines } from '@gov/forms';
import { LinePicture } from '#platform/web/widgets/lines/line-picture.tsx';

/** Smaller than on paper: it stands among other words. */
const scale = 0.2;

/** 手写批示 beside or below the document. What was typed with it follows as text of its own. */
export function PenPicture({ pen, who }: { readonly pen: PenDrawing; readonly who: string }) {
  return (
    <span className="pen-picture">
      <LinePicture {...penLines(pen)} scale={scale} label={`手写批示（${who}）`} />
    </span>
  );
}
