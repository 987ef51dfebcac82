import type { Desk } from './desk.ts';

/** Types with an input method: letters stand underlined while it composes, then the chosen words take their place. */
export interface InputMethod {
  /** `compose(['s', 'sh', 'shen'], '申')`: each step replaces the one before it. */
  compose(steps: readonly string[], words: string): Promise<void>;
  /** Composes and leaves it open. */
  begin(steps: readonly string[]): Promise<void>;
  choose(words: string): Promise<void>;
}

/** Through the browser's own way for input methods, so that the page sees real composition events. */
export async function inputMethod({ context, page }: Desk): Promise<InputMethod> {
  const session = await context.newCDPSession(page);
  const begin = async (steps: readonly string[]): Promise<void> => {
    for (const text of steps)
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  };
  const choose = (words: string): Promise<void> =>
    session.send('Input.insertText', { text: words }).then(() => undefined);
  return {
    begin,
    choose,
    compose: async (steps, words) => {
      await begin(steps);
      await choose(words);
    },
  };
}
