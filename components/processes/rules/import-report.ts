import { compile } from '@gov/workflow';
import { type ForeignSetting, foreignSettings, openDesign } from '@gov/workflow/designing';
import { toAskAnew } from './sharing/ask-anew.ts';

/** What was found in a file of another tool. */
export interface ImportReport {
  readonly name: string;
  /** What this system cannot show or run yet, as sentences. */
  readonly remarks: readonly string[];
  /** Settings of other software, by where they stand: they stay in the file and do nothing here. */
  readonly foreign: readonly ForeignPlace[];
}

export interface ForeignPlace {
  readonly where: string;
  readonly settings: readonly Omit<ForeignSetting, 'where'>[];
}

/** Undefined for what is no readable BPMN. Everything stays in the file; the report says what of it has no effect here. */
export async function importReport(bpmnXml: string): Promise<ImportReport | undefined> {
  const opened = await openDesign(bpmnXml);
  if (!opened) return undefined;
  const { program, locked } = opened.design;
  const compiled = await compile(bpmnXml);
  const problems = compiled.ok ? [] : (compiled.rejection.fields ?? []).map(({ message }) => message);
  const parts = Object.values(locked).length;
  return {
    name: program.name,
    remarks: [
      ...new Set([
        ...(opened.closed ? [opened.closed] : []),
        ...(parts > 0 ? [`有 ${parts} 处列表画不出，显示成锁住的“复杂段”，内容原样保留。`] : []),
        ...problems,
        ...toAskAnew(program).map(({ message }) => message),
      ]),
    ],
    foreign: foreignPlaces(bpmnXml),
  };
}

/** In the order of the file; steps of the same name stand together. */
export function foreignPlaces(bpmnXml: string): readonly ForeignPlace[] {
  const places = new Map<string, Omit<ForeignSetting, 'where'>[]>();
  for (const { where, ...setting } of foreignSettings(bpmnXml))
    places.set(where, [...(places.get(where) ?? []), setting]);
  return [...places].map(([where, settings]) => ({ where, settings }));
}

/** How many there are in all. */
export const foreignCount = (foreign: readonly ForeignPlace[]): number =>
  foreign.reduce((sum, { settings }) => sum + settings.length, 0);

export const settingWords = ({ name, value }: Omit<ForeignSetting, 'where'>): string =>
  value === '' ? name : `${name}：${value}`;

/** The report as plain text, to be kept or given to whoever drew the file. */
export function reportText({ name, remarks, foreign }: ImportReport): string {
  const lines = [
    `“${name || '没有名称的流程'}”导入时没有用上的内容`,
    ...(remarks.length > 0 ? ['', '要看一看的：', ...remarks.map((remark, at) => `${at + 1}. ${remark}`)] : []),
    ...(foreign.length > 0 ? ['', `其他软件的 ${foreignCount(foreign)} 项设置，保留在文件里，在这里不起作用：`] : []),
    ...foreign.flatMap(({ where, settings }) => [where, ...settings.map((one) => `    ${settingWords(one)}`)]),
  ];
  return `${lines.join('\r\n')}\r\n`;
}
