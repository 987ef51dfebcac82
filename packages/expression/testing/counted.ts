/** How often something was looked at, whatever the budget says about it. */
export interface Looks {
  count: number;
}

/** The same plain data, but every look at one of its parts is counted. */
export function counted<T>(root: T, looks: Looks): T {
  const known = new WeakMap<object, object>();
  const wrap = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const before = known.get(value);
    if (before) return before;
    // a stand-in without own parts: a proxy of frozen data would have to hand out the data itself
    const shell: object = Array.isArray(value) ? [] : {};
    const proxy = new Proxy(shell, {
      get(_, key) {
        looks.count += 1;
        return wrap(Reflect.get(value, key));
      },
      has(_, key) {
        looks.count += 1;
        return Reflect.has(value, key);
      },
      ownKeys: () => Reflect.ownKeys(value),
      getOwnPropertyDescriptor(_, key) {
        looks.count += 1;
        const own = Reflect.getOwnPropertyDescriptor(value, key);
        if (!own || key === 'length') return own;
        return { ...own, value: wrap(own.value), configurable: true };
      },
    });
    known.set(value, proxy);
    return proxy;
  };
  return wrap(root) as T; // reason: looks the same from outside
}
