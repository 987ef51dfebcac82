import type { FontRoles } from '../document-description.ts';
import { faces } from '../library.ts';

/** A4; the table is as wide as it is drawn (620 px), so that a pixel of the screen is ¾ pt of the paper. All in mm. */
export const formPage = { width: 210, height: 297, top: 20, bottom: 20, side: 23 } as const;
/** Width of what is printed, in pt; across A4 it is wider, its columns keep their shares. */
export const formWidth = (landscape: boolean): number =>
  (((landscape ? formPage.height : formPage.width) - 2 * formPage.side) * 72) / 25.4;
/** Arguments of Typst's `page`. */
export const pageSize = (landscape: boolean): string => {
  const { width, height } = formPage;
  return landscape ? `width: ${height}mm, height: ${width}mm` : `width: ${width}mm, height: ${height}mm`;
};
/** A line of a field (16 px on the screen, 24 px from line to line) and what a row has above and below its lines, in pt. */
export const fieldSize = 12;
export const linePt = 18;
export const rowPaddingPt = 9;

/** The functions every form begins with. `fallback: false` and the explicit list keep fonts of the machine out. */
export const formLibrary = (fonts: FontRoles): string => `${faces(fonts)}
#let red = rgb("#c4161c")
#let rule = 0.75pt + rgb("#3a4248")
#let outer = 1.1pt + rgb("#3a4248")
#let thick = 2.25pt + rgb("#3a4248")
#let label-ink = rgb("#2c343a")
#let second-ink = rgb("#4a545c")
#set page(margin: (top: ${formPage.top}mm, bottom: ${formPage.bottom}mm, x: ${formPage.side}mm))
#set text(..body-face, size: ${fieldSize}pt, fill: rgb("#14181b"), lang: "zh", region: "cn", top-edge: 0.88em,
  bottom-edge: -0.12em, fallback: false, ligatures: false, hyphenate: false, overhang: false, cjk-latin-spacing: none,
  costs: (orphan: 0%, widow: 0%))
#set par(leading: 0.5em, spacing: 0.5em, justify: false, linebreaks: "simple", first-line-indent: 0pt)
#set block(spacing: 0pt)

#let title(content) = block(width: 100%, below: 9pt, sticky: true, align(center,
  text(..title-face, size: 16pt, fill: red, tracking: 0.06em, content)))
#let part(content) = block(width: 100%, above: 9pt, below: 4.5pt, sticky: true, text(..song-face, content))
#let line(where, content) = block(width: 100%, inset: (y: 3pt), align(where, content))
#let label(content) = text(..song-face, size: 10.5pt, fill: label-ink, content)
#let underlined(content) = underline(offset: 0.16em, stroke: 0.5pt, content)
#let red-line = block(width: 100%, above: 4.5pt, below: 7.5pt, std.line(length: 100%, stroke: 1.5pt + red))
#let strong-run(content) = text(..hei-face, content)
#let small(content) = text(..song-face, size: 9.75pt, fill: second-ink, content)
#let capitals(content) = text(size: 10.5pt, content)
#let explanation(content) = text(size: 10.5pt, fill: label-ink, content)
#let names(items) = block(width: 100%, stack(spacing: 6pt, ..items))
#let ticked(content) = box(box(width: 0pt, text(..hei-face, "√")) + "□" + h(2pt)) + content + h(1em)
#let unticked(content) = box("□" + h(2pt)) + content + h(1em)
#let line-picture(svg, width) = block(layout(area =>
  image(bytes(svg), format: "svg", width: calc.min(area.width, width))))
// As on the screen: at 96 dots an inch, no wider than its cell and no higher than 150 pt.
#let photo(path, name) = block(layout(area => {
  let size = measure(image(path))
  let factor = calc.min(0.75, area.width / size.width, 150pt / size.height)
  image(path, width: size.width * factor, alt: name)
}))
// Lines that need room of their own, one below the other.
#let pile(items) = stack(spacing: 4.5pt, ..items)

// 意见: the words, then who and when at the right; on one page where they are short.
#let opinion(content, note, name, day, whole) = block(width: 100%, inset: (x: 7.5pt, y: 4.5pt), breakable: not whole, {
  block(width: 100%, sticky: true, content)
  block(width: 100%, above: 6pt, breakable: false, grid(columns: (1fr, auto, auto), column-gutter: 10.5pt, align: bottom,
    small(note), text(..kai-face, size: 12.75pt, name), small(day)))
})
#let opinions(entries) = block(width: 100%, for (at, entry) in entries.enumerate() {
  if at > 0 { block(width: 100%, height: 0pt, std.line(length: 100%, stroke: (paint: rgb("#b9c1c7"), thickness: 0.75pt, dash: "dashed"))) }
  entry
})
// The least height of a row stands in a column of no width at the end of it.
#let least(height, whole) = table.cell(inset: 0pt, stroke: none, breakable: not whole, block(height: height))
#let ruled(frame: outer, columns, ..cells) = block(width: 100%, stroke: frame, table(columns: columns, stroke: rule, inset: (x: 6.75pt, y: 4.5pt), align: left + horizon,
  ..cells))
#let partly-ruled(columns, ..cells) = block(width: 100%, table(columns: columns, stroke: none, inset: (x: 6.75pt, y: 4.5pt), align: left + horizon,
  ..cells))
#let detail(columns, ..cells) = block(width: 100%, { set text(size: 11.25pt); table(columns: columns, stroke: rule,
  inset: (x: 4.5pt, y: 3.4pt), align: left + horizon, ..cells) })
`;
