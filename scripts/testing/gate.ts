/** Lets in as many at a time as there are places, in the order in which they came. */
export interface Gate {
  readonly enter: () => Promise<void>;
  readonly leave: () => void;
}

/** `places` is asked anew for each who comes: their number may change meanwhile; one always gets in. */
export function gateOf(places: () => number): Gate {
  let inside = 0;
  let before = Promise.resolve();
  let left = Promise.withResolvers<void>();
  const waitForPlace = async () => {
    while (inside >= Math.max(1, places())) await Promise.race([left.promise, aMoment()]);
    inside += 1;
  };
  return {
    enter: () => {
      before = before.then(waitForPlace);
      return before;
    },
    leave: () => {
      inside -= 1;
      left.resolve();
      left = Promise.withResolvers<void>();
    },
  };
}

/** A place may be added while nobody leaves. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 500));
