/** A setting of other software in a BPMN file: it stays in the file and does nothing here. */
export interface ForeignSetting {
  /** Where it stands, in words: `环节“审批”`, `图上的“审批”`, `整个文件`. */
  readonly where: string;
  /** As the file writes it: `camunda:assignee`, `flowable:formProperty`. */
  readonly name: string;
  /** Its value, or its attributes and text; shortened. */
  readonly value: string;
}

/** Namespaces that are read or written here: the standard, its drawing, and our own. */
const ours: ReadonlySet<string> = new Set([
  'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'http://www.omg.org/spec/BPMN/20100524/DI',
  'http://www.omg.org/spec/DD/20100524/DC',
  'http://www.omg.org/spec/DD/20100524/DI',
  'http://www.w3.org/2001/XMLSchema-instance',
  'http://www.w3.org/XML/1998/namespace',
  'urn:gov-office-cloud:bpmn:1',
]);

/** An element that is open while the file is read. */
interface Open {
  readonly namespaces: ReadonlyMap<string, string>;
  readonly where: string;
  /** Its place in the answer, where it is itself foreign: what stands inside is told with it. */
  readonly foreign?: number;
}

interface Attribute {
  readonly name: string;
  readonly value: string;
}

const part =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<![^>]*>|<\/[^>]*>|<([^\s/<>!?]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
const attributeText = /([^\s=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Every attribute and element of another namespace than those of the standard, in the order of the file. What stands inside a
 * foreign element is told as a setting of its own. Reads well-formed XML, as the BPMN reader has accepted it.
 */
export function foreignSettings(bpmnXml: string): readonly ForeignSetting[] {
  const found: ForeignSetting[] = [];
  const names = namesById(bpmnXml);
  const stack: Open[] = [{ namespaces: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]), where: '整个文件' }];
  const tellText = (text: string): void => {
    const at = stack.at(-1)?.foreign;
    const told = at === undefined ? undefined : found[at];
    const more = oneLine(text);
    if (told && at !== undefined && more) found[at] = { ...told, value: shortened(`${told.value} ${more}`.trim()) };
  };
  for (const [whole, data, tag, written = '', closes, text] of bpmnXml.matchAll(part)) {
    if (tag === undefined) {
      if (whole.startsWith('</') && stack.length > 1) stack.pop();
      else if (data !== undefined) tellText(data);
      else if (text !== undefined) tellText(decoded(text));
      continue;
    }
    const around = stack.at(-1);
    if (!around) break;
    const attributes = attributesOf(written);
    const namespaces = withDeclared(around.namespaces, attributes);
    const isForeign = !isOurs(tag, namespaces, true);
    const where = isForeign ? around.where : whereOf(localOf(tag), attributes, names, around.where);
    const own = attributes.filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'));
    let place: number | undefined;
    if (isForeign) {
      place = found.push({ where, name: tag, value: shortened(own.map(attributeWords).join('，')) }) - 1;
    } else {
      for (const { name, value } of own)
        if (!isOurs(name, namespaces, false)) found.push({ where, name, value: shortened(value) });
    }
    if (closes === '') stack.push({ namespaces, where, ...(place === undefined ? {} : { foreign: place }) });
  }
  return found;
}

const attributeWords = ({ name, value }: Attribute): string => `${name}=${value}`;

const attributesOf = (written: string): readonly Attribute[] =>
  [...written.matchAll(attributeText)].map(([, name = '', double, single]) => ({
    name,
    value: decoded(double ?? single ?? ''),
  }));

function withDeclared(
  known: ReadonlyMap<string, string>,
  attributes: readonly Attribute[],
): ReadonlyMap<string, string> {
  const declared = attributes.flatMap(({ name, value }): readonly (readonly [string, string])[] => {
    if (name === 'xmlns') return [['', value]];
    return name.startsWith('xmlns:') ? [[name.slice(6), value]] : [];
  });
  return declared.length === 0 ? known : new Map([...known, ...declared]);
}

/** An attribute without prefix belongs to its element, an element without one to the namespace around it. */
function isOurs(name: string, namespaces: ReadonlyMap<string, string>, isElement: boolean): boolean {
  const [prefix, local] = name.includes(':') ? [name.slice(0, name.indexOf(':')), true] : ['', false];
  if (!local && !isElement) return true;
  return ours.has(namespaces.get(prefix) ?? '');
}

const localOf = (tag: string): string => tag.slice(tag.indexOf(':') + 1);

/** What an element of the standard is called in the file, by its id: shapes point at it. */
function namesById(bpmnXml: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [, , tag, written = ''] of bpmnXml.matchAll(part)) {
    if (tag === undefined || !written.includes('name')) continue;
    const attributes = new Map(attributesOf(written).map(({ name, value }) => [name, value]));
    const [id, name] = [attributes.get('id'), attributes.get('name')];
    if (id && name) names.set(id, name);
  }
  return names;
}

const kinds: Readonly<Record<string, string>> = {
  definitions: '整个文件',
  process: '流程',
  collaboration: '协作图',
  participant: '参与者',
  lane: '泳道',
  startEvent: '开始',
  endEvent: '结束',
  sequenceFlow: '流向',
  subProcess: '子流程',
  adHocSubProcess: '子流程',
  boundaryEvent: '边界事件',
  intermediateCatchEvent: '中间事件',
  intermediateThrowEvent: '中间事件',
  callActivity: '调用的流程',
};

function kindOf(local: string): string | undefined {
  if (Object.hasOwn(kinds, local)) return kinds[local];
  if (/task$/i.test(local)) return '环节';
  return /gateway$/i.test(local) ? '网关' : undefined;
}

/** Never by its id: one without a name is told by its kind. */
function whereOf(
  local: string,
  attributes: readonly Attribute[],
  names: ReadonlyMap<string, string>,
  around: string,
): string {
  const attribute = (name: string): string => attributes.find((one) => one.name === name)?.value ?? '';
  if (local === 'BPMNShape' || local === 'BPMNEdge') {
    const name = names.get(attribute('bpmnElement'));
    return name ? `图上的“${oneLine(name)}”` : `图上没有名称的${local === 'BPMNShape' ? '图形' : '线'}`;
  }
  const kind = kindOf(local);
  if (kind === undefined) return around;
  if (local === 'definitions') return kind;
  const name = oneLine(attribute('name'));
  return name ? `${kind}“${name}”` : `没有名称的${kind}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const longest = 80;
const shortened = (text: string): string => {
  const line = oneLine(text);
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
};

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
