import './line-picture.css';

interface LinePictureProps {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly { readonly path: string; readonly width: number }[];
  /** CSS pixels of one unit, where there is room for it. */
  readonly scale: number;
  /** What it is and, where that is known, what it says: all that a screen reader has of it. */
  readonly label: string;
}

/** Lines drawn by hand, in the colour of the text around them. */
export function LinePicture({ left, top, width, height, lines, scale, label }: LinePictureProps) {
  return (
    <svg
      className="line-picture"
      role="img"
      aria-label={label}
      viewBox={`${left} ${top} ${width} ${height}`}
      width={Math.ceil(width * scale)}
      height={Math.ceil(height * scale)}
    >
      {lines.map(({ path, width: thickness }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are their places
        <path key={place} d={path} strokeWidth={thickness} />
      ))}
    </svg>
  );
}
