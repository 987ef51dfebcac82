import { type ChosenKind, toChooseAnew } from '@gov/organisation';
import { openDesign } from '@gov/workflow/designing';
import { toAskAnew } from './ask-anew.ts';

/** What an agency knows by id, and who works there. */
export interface KnownHere {
  /** Undefined = no person, section, post or group. */
  readonly kindOf: (id: string) => ChosenKind | undefined;
  readonly personOf: (id: string) => string | undefined;
  readonly persons: readonly string[];
}

export interface SharedTemplate {
  readonly bpmnXml: string;
  /** What whoever takes it has to choose anew, as sentences. */
  readonly toChoose: readonly string[];
  /** Names of persons that stood in texts. */
  readonly dropped: readonly string[];
}

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
const reference = /&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi;

/**
 * 作为模板分享: the file without anything of its agency. Every id of a person, section, post or group — wherever it stands, also in
 * conditions and in what the list does not show — becomes a name that asks to be chosen anew, and persons' names become 某某.
 * Ids of the drawing itself stay. A name of two letters is dropped only where a rule names its person: as a word it may mean
 * something else. Undefined for what is no readable BPMN.
 */
export async function asTemplate(bpmnXml: string, known: KnownHere): Promise<SharedTemplate | undefined> {
  const plain = readable(bpmnXml);
  const drawn = new Set(
    [...plain.matchAll(/\bid\s*=\s*["']([^"']*)["']/g)].flatMap(([, id = '']) => id.match(uuid) ?? []),
  );
  const numbers = new Map<string, string>();
  const counted = new Map<ChosenKind, number>();
  const named = new Set<string>();
  const text = plain.replace(uuid, (id) => {
    if (drawn.has(id) && known.kindOf(id.toLowerCase()) === undefined) return id;
    const key = id.toLowerCase();
    const before = numbers.get(key);
    if (before !== undefined) return before;
    const kind = known.kindOf(key) ?? '对象';
    const number = (counted.get(kind) ?? 0) + 1;
    const name = known.personOf(key);
    if (name) named.add(name);
    counted.set(kind, number);
    numbers.set(key, toChooseAnew(kind, number));
    return toChooseAnew(kind, number);
  });
  const dropped = [...new Set([...named, ...known.persons.filter((name) => [...name].length > 2)])]
    .filter((name) => name !== '' && text.includes(name))
    // of 王建国 and 王建国强 the longer one goes first
    .sort((a, b) => b.length - a.length);
  const shared = dropped.reduce((all, name) => all.split(name).join('某某'), text);
  const opened = await openDesign(shared);
  if (!opened) return undefined;
  return { bpmnXml: shared, toChoose: toAskAnew(opened.design.program).map(({ message }) => message), dropped };
}

/** Letters and figures that a file writes as numbers, as themselves: nothing hides behind its spelling. Signs of markup stay. */
const readable = (xml: string): string =>
  xml.replace(reference, (whole, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const isLetter = code <= 0x10ffff && /^[\p{L}\p{N}-]$/u.test(String.fromCodePoint(code));
    return isLetter ? String.fromCodePoint(code) : whole;
  });
