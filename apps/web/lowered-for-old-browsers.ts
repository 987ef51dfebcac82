import type { Plugin } from 'vite';

/** `URL.canParse` in words that Chromium 102 knows; typebox asks it about addresses. */
export const loweredUrl = (code: string): string =>
  code.replaceAll(
    'URL.canParse(',
    '((...parts) => { try { return Boolean(new URL(...parts)); } catch { return false; } })(',
  );

/** What a dependency calls and old browsers lack, and what one line can say in older words. */
export function loweredForOldBrowsers(): Plugin {
  return {
    name: 'lowered-for-old-browsers',
    apply: 'build',
    transform: (code, id) =>
      id.includes('/node_modules/typebox/') && code.includes('URL.canParse(')
        ? { code: loweredUrl(code), map: null }
        : null,
  };
}
