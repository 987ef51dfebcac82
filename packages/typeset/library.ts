import type { FontRole, FontRoles } from './document-description.ts';
import { characterPitch, linePitch, page } from './geometry.ts';
import { literal } from './typst-text.ts';

const role = (font: FontRole, fallback: FontRole): string =>
  `(font: (${literal(font.family)}, ${literal(fallback.family)}), weight: ${Math.trunc(font.weight)})`;

/** The faces by their roles, as variables of a program: `title-face`, `body-face`, … */
export const faces = (fonts: FontRoles): string =>
  (['title', 'body', 'kai', 'hei', 'song'] as const)
    .map((name) => `#let ${name}-face = ${role(fonts[name], fonts.fallback)}`)
    .join('\n');

/**
 * The functions every document program begins with. `fallback: false` and the explicit list keep fonts of the
 * machine out; `costs` at 0 % because widow control would leave 21 lines on a page.
 */
export const library = (fonts: FontRoles): string => `
#let pitch = ${linePitch}mm
#let char = ${characterPitch}mm
#let gap = pitch - char
#let red = rgb(255, 0, 0)
${faces(fonts)}

#set page(width: ${page.width}mm, height: ${page.height}mm,
  margin: (top: ${page.top}mm, left: ${page.left}mm, right: ${page.right}mm, bottom: ${page.bottom}mm))
#set text(..body-face, size: char, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em, fallback: false,
  ligatures: false, hyphenate: false, overhang: false, cjk-latin-spacing: none, costs: (orphan: 0%, widow: 0%))
#set par(leading: gap, spacing: gap, justify: true, linebreaks: "simple", first-line-indent: (amount: 2em, all: true))
#set block(spacing: gap)

// Text of another size that keeps the height of a body line, so that the page stays on its grid of 22 lines.
#let sized(size, face, content) = {
  let half = (size - char) / 2
  set text(..face, size: size, top-edge: 0.88 * size - half, bottom-edge: half - 0.12 * size)
  content
}
#let blank(n) = v(n * pitch)
#let strong-run(content) = text(..hei-face, content)
#let underlined(content) = underline(offset: 0.16em, stroke: 0.5pt, content)
#let kai(content) = text(..kai-face, content)
#let hei(content) = text(..hei-face, content)

#let para(content) = par(content)
// The last paragraph with what closes the document as its last line: widow control keeps both on one page, because a
// seal needs text beside it and 此页无正文 is forbidden (cl. 7.3.5.5).
#let last-para(content, tail) = {
  set text(costs: (orphan: 100%, widow: 100%))
  par(content + linebreak() + box(width: 100%, tail))
}
#let heading-para(content) = block(sticky: true, par(content))
#let flush(content) = par(first-line-indent: 0pt, content)
#let aligned(where, content) = block(width: 100%, align(where, par(first-line-indent: 0pt, justify: false, content)))
#let title-lines(lines) = block(width: 100%, breakable: false, sticky: true, align(center, sized(22pt, title-face,
  par(first-line-indent: 0pt, justify: false, lines.join(linebreak())))))
#let picture(path, width, alt) = block(width: 100%, breakable: false, align(center, image(path, width: width, alt: alt)))

// Joint issue: shorter names are spread to the width of the longest one.
#let spread-names(names, spacing) = context {
  let widest = calc.max(..names.map(name => measure(name).width))
  stack(spacing: spacing, ..names.map(name => box(width: widest, name.text.clusters().join(h(1fr)))))
}
// One name a line; the word 文件 stands right of the stack, in its middle (cl. 7.2.4). Ink touches the edges of the box.
#let issuer-mark(names, word, size, stretch) = {
  set text(..title-face, size: size, fill: red, top-edge: "bounds", bottom-edge: "bounds")
  let stacked = if names.len() == 1 { names.first() } else { spread-names(names, size * 0.25) }
  let all = if word == none { stacked } else { grid(columns: 2, align: horizon, column-gutter: if names.len() == 1 { 0pt } else { size * 0.4 }, stacked, word) }
  scale(x: stretch, reflow: true, all)
}

// y of the paper's top edge; the top of the dash stands 7 mm under the type area (cl. 7.5).
#let page-number(from) = context {
  let n = here().page()
  if n >= from {
    let number = text(..song-face, size: 14pt, top-edge: "baseline", bottom-edge: "baseline", "— " + str(n) + " —")
    let y = ${page.height - page.bottom + 7}mm + 0.311 * 14pt
    if calc.odd(n) { place(top + right, dx: -${page.right}mm - 14pt, dy: y, number) }
    else { place(top + left, dx: ${page.left}mm + 14pt, dy: y, number) }
  }
}

// 发文字号 in the middle; on upward documents left, on the line of the last 签发人, two names a line (cl. 7.2.5, 7.2.6).
#let number-line(number, signatories) = if signatories.len() == 0 { align(center, block(height: char, number)) } else {
  let label = box(width: 4 * char, text("签发人："))
  let cells = signatories.map(kai).chunks(2).enumerate().map(((n, pair)) => (if n == 0 { label }, pair.first(), pair.at(1, default: none)))
  pad(x: char, grid(columns: (1fr, auto), align: (left + bottom, right + bottom), number,
    grid(columns: 3, column-gutter: (0pt, char), row-gutter: gap, align: left, ..cells.flatten())))
}

#let ruled-table(widths, ..cells) = {
  set text(size: 12pt)
  set par(first-line-indent: 0pt, leading: 0.45em, justify: false)
  table(columns: widths, stroke: 0.5pt, inset: (x: 0.4em, y: 0.45em), ..cells)
}

// 附件说明 (cl. 7.3.4): wrapped lines stand under the first character of the name.
#let attachment-list(names) = block(width: 100%, breakable: false, {
  set par(first-line-indent: 0pt)
  if names.len() == 1 { grid(columns: (2em, 3em, 1fr), [], text("附件："), par(names.first())) }
  else {
    let rows = names.enumerate(start: 1).map(((n, name)) => ([], if n == 1 { text("附件：") }, text(str(n) + "."), par(name)))
    grid(columns: (2em, 3em, auto, 1fr), row-gutter: gap, ..rows.flatten())
  }
})

// 署名 and 成文日期. Sealed (cl. 7.3.5.1): the date 4 characters from the right, the name centred over it, two blank lines
// above, so that a seal of 42 mm begins within one line of the text; its middle is told as <seal-position>.
#let closing-sealed(names, date) = block(width: 100%, breakable: false, layout(area => {
  let widest = calc.max(..names.map(name => measure(name).width))
  let width = measure(date).width
  let centre = calc.min(area.width - 4 * char - width / 2, area.width - widest / 2)
  let line(content) = block(height: char, width: 100%, place(top + left, dx: centre - measure(content).width / 2, content))
  blank(2)
  for name in names { line(name) }
  place(top + left, dx: centre, dy: gap / 2 - 3mm, context [#metadata(here().position()) <seal-position>])
  line(date)
}))
// Unsealed (cl. 7.3.5.2): the name 2 characters from the right, the date begins 2 characters behind the name's begin.
#let closing-unsealed(names, date) = block(width: 100%, breakable: false, layout(area => {
  let widest = calc.max(..names.map(name => measure(name).width))
  let width = measure(date).width
  let right = area.width - 2 * char
  let start = calc.min(right - widest, right - width - 2 * char)
  blank(1)
  for name in names { block(height: char, width: 100%, place(top + left, dx: start, name)) }
  block(height: char, width: 100%, place(top + left, dx: start + 2 * char, date))
}))

// 附件 (cl. 7.3.7): on a page of its own, label on line 1, title on line 3.
#let attachment(label, lines, content) = {
  pagebreak(weak: true)
  flush(hei(label))
  blank(1)
  title-lines(lines)
  blank(1)
  content
}

// 版记 (cl. 7.4): the last rule is the lower edge of the type area on the last page.
#let imprint-line(label, content) = pad(x: 14pt, grid(columns: (3em, 1fr), label, par(content)))
#let imprint(rules, rows) = place(bottom, float: true, clearance: pitch, block(width: 100%, breakable: false, {
  set text(size: 14pt)
  set par(first-line-indent: 0pt, leading: 0.5em, spacing: 0pt)
  set align(top + left)
  let rule(thickness) = if rules { line(length: 100%, stroke: thickness) }
  stack(spacing: 1.6mm, rule(0.35mm), ..rows.intersperse(rule(0.25mm)).filter(part => part != none), rule(0.35mm))
}))
`;
