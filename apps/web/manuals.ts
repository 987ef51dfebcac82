import type { Manuals } from '#platform/web/shell/help/manual-context.ts';

/** What Vite does with the manuals at build time: their texts, and their pictures as files of the application. */
declare global {
  interface ImportMeta {
    glob(
      pattern: string,
      options: { readonly eager: true; readonly query: string; readonly import: 'default' },
    ): Record<string, string>;
  }
}

const texts = import.meta.glob('../../docs/guides/*.md', { eager: true, query: '?raw', import: 'default' });
const pictures = import.meta.glob('../../docs/guides/pictures/*.png', {
  eager: true,
  query: '?url',
  import: 'default',
});

const below = (path: string): string => path.slice('../../docs/guides/'.length);

export const manuals: Manuals = {
  texts: Object.values(texts),
  pictures: Object.fromEntries(Object.entries(pictures).map(([path, address]) => [below(path), address])),
};
