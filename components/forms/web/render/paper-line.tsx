import { pointsOf, type RenderHeading, type RenderInline, type RenderParagraph, type RenderText } from '@gov/forms';
import type { CSSProperties, ReactNode } from 'react';
import { FieldOnPaper } from './field-on-paper.tsx';

interface PaperLineProps {
  readonly line: RenderHeading | RenderParagraph;
  readonly mode: 'fill' | 'read';
}

/** A heading or a line of text with fields in it. */
export function PaperLine({ line, mode }: PaperLineProps): ReactNode {
  const content = line.content.map((inline, index) => (
    <Inline key={inline.kind === 'field' ? inline.key : index} inline={inline} mode={mode} />
  ));
  if (line.kind === 'paragraph') return <div className={`gov-form-line is-${line.align}`}>{content}</div>;
  // the page has the only h1
  return line.level === 1 ? (
    <h2 className="gov-form-title">{content}</h2>
  ) : (
    <h3 className="gov-form-part">{content}</h3>
  );
}

function Inline({ inline, mode }: { readonly inline: RenderInline; readonly mode: 'fill' | 'read' }): ReactNode {
  switch (inline.kind) {
    case 'text':
      return <Words said={inline} />;
    case 'lineBreak':
      return <br />;
    case 'field':
      return <FieldOnPaper slot={inline} mode={mode} />;
  }
}

/** Words with their looks; the style sheet knows face and red by name, the height comes from the design. */
function Words({ said: { text, bold, style } }: { readonly said: RenderText }): ReactNode {
  const plain = bold ? <strong>{text}</strong> : text;
  if (!style) return plain;
  const { face, size, red, underline } = style;
  const words = underline ? <u>{plain}</u> : plain;
  return (
    <span
      {...(face ? { 'data-face': face } : {})}
      {...(red ? { 'data-red': '' } : {})}
      // reason: React's type knows no custom properties
      {...(size ? { 'data-size': size, style: { '--gov-x-text-points': pointsOf(size) } as CSSProperties } : {})}
    >
      {words}
    </span>
  );
}
