interface WithPassword {
  readonly password: string;
}

/** The same characters to the hash: widths of letters make no difference, see password.ts of the platform. */
const asHashed = (password: string): string => password.normalize('NFKC');

/**
 * The first two of the three who chose one password: with it each could enter as the other, and one who typed it for all
 * would hold all duties. Passwords not typed yet are not compared.
 */
export function twoWithOnePassword<T extends WithPassword>(three: readonly T[]): readonly [T, T] | undefined {
  for (const [place, second] of three.entries()) {
    const first = three.slice(0, place).find((one) => asHashed(one.password) === asHashed(second.password));
    if (first && second.password !== '') return [first, second];
  }
  return undefined;
}
