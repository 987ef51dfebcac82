import { type ChosenKind, toChooseAnew } from '@gov/organisation';
import { openDesign } from '@gov/workflow/designing';
import { toAskAnew } from './ask-anew.ts';

/** What an agency knows by id, and who works there. */
export interface KnownHere {
  /** Undefined = no person, section, post or group. */
  readonly kindOf: (id: string) => ChosenKind | undefined;
  readonly personOf: (id: string) => string | undefined;
  readonly persons: readonly string[];
  /** What the agency itself is called. */
  readonly agency: readonly string[];
  /** Names of its sections, posts and groups. */
  readonly parts: readonly string[];
}

export interface SharedTemplate {
  readonly bpmnXml: string;
  /** What whoever takes it has to choose anew, as sentences. */
  readonly toChoose: readonly string[];
  /** Names of persons and of the agency that stood in texts. */
  readonly dropped: readonly string[];
  /** Names of sections, posts and groups that still stand in texts: other agencies mostly have the same. */
  readonly staying: readonly string[];
}

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
const reference = /&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));|\\u([0-9a-f]{4})/gi;

/**
 * 作为模板分享: the file without anything of its agency. Every id of a person, section, post or group — wherever it stands, also in
 * conditions and in what the list does not show — becomes a name that asks to be chosen anew, persons' names become 某某 and
 * the agency's own 某单位. Ids of the drawing itself stay. A name of two letters is dropped only where a rule names its person: as
 * a word it may mean something else. Undefined for what is no readable BPMN.
 */
export async function asTemplate(bpmnXml: string, known: KnownHere): Promise<SharedTemplate | undefined> {
  const plain = readable(bpmnXml);
  const { text: withoutId, named } = withoutIds(plain, known);
  const text = withoutNamesBeside(withoutId);
  const letters = new Set(text);
  const stands = (name: string): boolean => [...name].every((letter) => letters.has(letter)) && text.includes(name);
  const persons = [...named, ...known.persons.filter((name) => [...name].length > 2)].filter(stands);
  const agency = known.agency.filter((name) => [...name].length > 2 && stands(name));
  const instead = new Map([
    ...persons.map((name) => [name, '某某'] as const),
    ...agency.map((name) => [name, '某单位'] as const),
  ]);
  const dropped = new Set<string>();
  const shared = inWords(text, anyOf([...instead.keys()]), (name) => {
    dropped.add(name);
    return instead.get(name) ?? name;
  });
  const opened = await openDesign(shared);
  if (!opened) return undefined;
  const staying = new Set<string>();
  inWords(shared, anyOf(known.parts.filter(stands)), (name) => {
    staying.add(name);
    return name;
  });
  return {
    bpmnXml: shared,
    toChoose: toAskAnew(opened.design.program).map(({ message }) => message),
    dropped: [...dropped],
    staying: [...staying],
  };
}

/** Ids as names to be chosen anew, and whom the rules named. */
function withoutIds(plain: string, known: KnownHere): { readonly text: string; readonly named: ReadonlySet<string> } {
  const tags = plain.match(new RegExp(tag, 'g')) ?? [];
  const drawn = new Set(
    tags.flatMap((tag) =>
      [...tag.matchAll(/\sid\s*=\s*["']([^"']*)["']/g)].flatMap(([, id = '']) => id.match(uuid) ?? []),
    ),
  );
  const numbers = new Map<string, string>();
  const counted = new Map<ChosenKind, number>();
  const named = new Set<string>();
  const text = plain.replace(uuid, (id) => {
    const key = id.toLowerCase();
    const found = known.kindOf(key);
    if (drawn.has(id) && found === undefined) return id;
    const before = numbers.get(key);
    if (before !== undefined) return before;
    const kind = found ?? '对象';
    const number = (counted.get(kind) ?? 0) + 1;
    const name = known.personOf(key);
    if (name) named.add(name);
    counted.set(kind, number);
    numbers.set(key, toChooseAnew(kind, number));
    return toChooseAnew(kind, number);
  });
  return { text, named };
}

/** What a condition called somebody beside the id (`{id: "…", name: "王丽"}`) goes with it: the name may be one of before. */
const withoutNamesBeside = (text: string): string =>
  [nameBeside, nameBesideInRule].reduce(
    (before, named) =>
      before.replace(named, (_, start: string, chosen: string, between: string, end: string) =>
        [start, chosen, between, chosen, end].join(''),
      ),
    text,
  );
const mark = '(?:"|&quot;|&#34;)';
/** `text`: what stands between two quotes, told by how it can go on. */
const besideWith = (quote: string, text: string): RegExp =>
  new RegExp(
    `(\\{\\s*id\\s*:\\s*${quote})(需要重新指定的[^"&\\\\]*)(${quote}\\s*,\\s*name\\s*:\\s*${quote})${text}(${quote})`,
    'g',
  );
const nameBeside = besideWith(mark, `(?:\\\\.|(?!${mark})[^\\\\])*`);
/** A rule is JSON text: each quote and each backslash of a condition in it has one more backslash before it. */
const nameBesideInRule = besideWith(`\\\\${mark}`, `(?:\\\\\\\\(?:\\\\.|[^\\\\])|(?!${mark})[^\\\\])*`);

/** Any of the names, of 王建国 and 王建国强 the longer one; one in Latin letters only as a word of its own. */
function anyOf(names: readonly string[]): RegExp | undefined {
  const written = [...names]
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length)
    .map((name) => {
      const plain = name.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
      return latin.test(name) ? `(?<![\\w.:-])${plain}(?![\\w.:-])` : plain;
    });
  return written.length === 0 ? undefined : new RegExp(written.join('|'), 'g');
}

/**
 * Changes what is written in attributes and between tags; tags themselves are no words. In what names an element of the drawing a
 * name in Latin letters is its id and no person.
 */
function inWords(xml: string, names: RegExp | undefined, change: (name: string) => string): string {
  if (!names) return xml;
  const inValue = (value: string, links: boolean): string =>
    value.replace(names, (name) => (links && latin.test(name) ? name : change(name)));
  return xml.replace(pieces, (piece) =>
    piece.startsWith('<') && !piece.startsWith('<!')
      ? piece.replace(
          attribute,
          (_, before: string, name: string, value: string) => `${before}${inValue(value, linking.test(name))}`,
        )
      : inValue(piece, false),
  );
}

/** A quoted value may hold a `>`. */
const tag = '<(?:[^<>"\']|"[^"]*"|\'[^\']*\')*>';
const pieces = new RegExp(`${tag}|<?[^<]+`, 'g');
const attribute = /(\s(?:[\w-]+:)?(\w+)\s*=\s*)("[^"]*"|'[^']*')/g;
const latin = /^[ -~]+$/;
/** Attributes that name an element of the drawing. */
const linking = /^(?:id|default|bpmnElement|\w+Ref)$/;

/** Letters and figures that a file writes as numbers, as themselves: nothing hides behind its spelling. Signs of markup stay. */
const readable = (xml: string): string =>
  xml.replace(reference, (whole, hex?: string, decimal?: string, escaped?: string) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? escaped ?? '', 16) : Number(decimal);
    const isLetter = code <= 0x10ffff && /^[\p{L}\p{N}·-]$/u.test(String.fromCodePoint(code));
    return isLetter ? String.fromCodePoint(code) : whole;
  });
