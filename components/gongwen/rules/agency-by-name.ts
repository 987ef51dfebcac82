import type { NamedAgency } from './document-fields.ts';

/** An agency of the directory, as far as its names go. */
export interface NamedInDirectory {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
}

/**
 * Who is meant by names as a document writes them: in full, short, or without the place the sender is in too
 * (北山区住房和城乡建设局 in a document of 江州市…). In a list the ending is said once for several
 * (临浦区、北山区住房和城乡建设局). A name that fits two agencies is nobody's.
 */
export function agenciesByName(
  names: readonly string[],
  { directory, own }: { readonly directory: readonly NamedInDirectory[]; readonly own: string },
): readonly NamedAgency[] {
  const find = (name: string) => agencyCalled(name, directory, own);
  return names.map((name, place) => {
    const found = find(name) ?? find(completed(name, names.slice(place + 1), find) ?? name);
    return found ? { id: found.id, name: found.name } : { name };
  });
}

function agencyCalled(name: string, directory: readonly NamedInDirectory[], own: string): NamedInDirectory | undefined {
  const exact = directory.filter((one) => one.name === name || one.shortName === name);
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  const sharesPlace = ({ name: whole }: NamedInDirectory): boolean => {
    const left = whole.slice(0, -name.length);
    return whole !== own && whole.endsWith(name) && place.test(left) && own.startsWith(left);
  };
  const [found, ...others] = directory.filter(sharesPlace);
  return others.length === 0 ? found : undefined;
}

/** What may be left out of a name: 江州市, 江东省. */
const place = /^.{1,12}[省市区县州盟旗]$/u;

/** 临浦区 before 北山区住房和城乡建设局: with the longest ending of a later name that makes it somebody's. */
function completed(
  name: string,
  later: readonly string[],
  find: (name: string) => NamedInDirectory | undefined,
): string | undefined {
  for (const other of later) {
    if (!find(other)) continue;
    const endings = [...other].map((_, at) => other.slice(at + 1)).filter((ending) => ending.length >= 2);
    const whole = endings.map((ending) => name + ending).find((one) => find(one) !== undefined);
    if (whole) return whole;
  }
  return undefined;
}
