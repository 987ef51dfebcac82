import type { RenderBlock } from '@gov/forms';
import { type FormPictures, lineContent } from './form-fields.ts';
import { opinionsExpression } from './form-opinions.ts';
import { detailExpression, tableExpression } from './form-table.ts';

/** What all blocks of a paper share. */
export interface FormPage {
  readonly pictures: FormPictures;
  readonly landscape: boolean;
}

/** One block of the paper as an expression; undefined where nothing of it is printed. */
export function blockExpression(block: RenderBlock, page: FormPage): string | undefined {
  const { pictures } = page;
  switch (block.kind) {
    case 'heading': {
      const content = lineContent(block, pictures);
      return content && `${block.level === 1 ? 'title' : 'part'}(${content})`;
    }
    case 'paragraph': {
      const content = lineContent(block, pictures);
      return content && `line(${block.align}, ${content})`;
    }
    case 'table':
      return tableExpression(block, { landscape: page.landscape, draw: (inner) => blockExpression(inner, page) });
    case 'opinions':
      return opinionsExpression(block);
    case 'detail':
      return detailExpression(block);
    case 'redLine':
      return 'red-line';
    case 'sheet':
      return undefined;
  }
}
