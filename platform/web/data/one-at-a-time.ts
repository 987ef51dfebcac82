interface Asked<T> {
  readonly key: string;
  readonly reply: Promise<T>;
}

/** What is sent, and what the page reads anew because of its reply. */
export interface Act<T> {
  readonly send: () => Promise<T>;
  readonly reread: (reply: T) => Promise<unknown>;
}

/**
 * The requests of one command, never two at once. A busy button is drawn as busy only after the second half of a double
 * click, so the wish is remembered here, at the click itself: the same wish again, until it is refused or the page shows
 * what it did, gets the reply of the first. Another wish (the next row of a list) waits until the former is answered.
 */
export function oneAtATime<T>(): (key: string, act: Act<T>) => Promise<T> {
  let last: Asked<T> | undefined;
  return (key, { send, reread }) => {
    if (last?.key === key) return last.reply;
    const asked = { key, reply: last ? last.reply.then(send, send) : send() };
    last = asked;
    const letGo = () => {
      if (last === asked) last = undefined;
    };
    asked.reply.then(reread).then(letGo, letGo);
    return asked.reply;
  };
}
