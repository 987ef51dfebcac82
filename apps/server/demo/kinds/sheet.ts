import type { DocumentNode, FieldDefinition, OpinionBlock } from '@gov/forms';

/** Words for the paper of the city's own forms: a title and a table of four columns. */

const widths = [92, 226, 92, 208];
interface Shape {
  readonly colspan?: number;
}

/** Over the three columns behind a head. */
export const whole: Shape = { colspan: 3 };

const paragraph = (content: readonly DocumentNode[], textAlign: string): DocumentNode => ({
  type: 'paragraph',
  attrs: { textAlign },
  content,
});

const cell = (type: string, { colspan = 1 }: Shape, content: readonly DocumentNode[]): DocumentNode => ({
  type,
  attrs: { colspan, rowspan: 1 },
  content,
});

export const head = (words: string): DocumentNode =>
  cell('tableHeader', {}, [paragraph([{ type: 'text', text: words }], 'center')]);

export const value = (key: string, shape: Shape = {}): DocumentNode =>
  cell('tableCell', shape, [paragraph([{ type: 'formField', attrs: { key } }], 'left')]);

export const opinions = (key: string, shape: Shape = {}): DocumentNode =>
  cell('tableCell', shape, [{ type: 'opinionBlock', attrs: { key } }]);

export function row(...cells: readonly DocumentNode[]): DocumentNode {
  let column = 0;
  const content = cells.map((one) => {
    const span = Number(one.attrs?.colspan ?? 1);
    const colwidth = widths.slice(column, column + span);
    column += span;
    return { ...one, attrs: { ...one.attrs, colwidth } };
  });
  return { type: 'tableRow', attrs: { minLines: 1 }, content };
}

export const sheet = (title: string, ...rows: readonly DocumentNode[]): DocumentNode => ({
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1, textAlign: 'center' }, content: [{ type: 'text', text: title }] },
    { type: 'table', content: rows },
  ],
});

export const line = (key: string, label: string): OpinionBlock => ({
  key,
  label,
  order: 'timeAscending',
  defaultText: '同意。',
  samePerson: 'all',
});

/** Who, from which section, on which day. */
export const shared: { readonly fields: readonly FieldDefinition[] } = {
  fields: [
    { key: 'applicant', kind: 'person', label: '经办人', required: true, default: { from: 'starter' }, listable: true },
    {
      key: 'section',
      kind: 'section',
      label: '科室',
      required: true,
      default: { from: 'starterSection' },
      listable: true,
    },
    { key: 'appliedOn', kind: 'date', label: '日期', default: { from: 'today' } },
  ],
};
