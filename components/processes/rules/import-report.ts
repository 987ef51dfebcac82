import { compile } from '@gov/workflow';
import { openDesign } from '@gov/workflow/designing';

/** What was found in a file of another tool. */
export interface ImportReport {
  readonly name: string;
  /** What this system does not take over, or cannot run yet, as sentences. */
  readonly remarks: readonly string[];
}

const ours: ReadonlySet<string> = new Set([
  'gov',
  'bpmn',
  'bpmn2',
  'bpmndi',
  'dc',
  'di',
  'omgdc',
  'omgdi',
  'xsi',
  'xml',
  'xmlns',
  'semantic',
]);

/** Undefined for what is no readable BPMN. Everything stays in the file; the report says what of it has no effect here. */
export async function importReport(bpmnXml: string): Promise<ImportReport | undefined> {
  const opened = await openDesign(bpmnXml);
  if (!opened) return undefined;
  const { program, locked } = opened.design;
  const foreign = [...new Set([...bpmnXml.matchAll(/\sxmlns:([A-Za-z][\w-]*)=/g)].map(([, prefix]) => prefix ?? ''))]
    .filter((prefix) => !ours.has(prefix.toLowerCase()))
    .filter((prefix) => new RegExp(`[<\\s]${prefix}:`).test(bpmnXml));
  const compiled = await compile(bpmnXml);
  const problems = compiled.ok ? [] : (compiled.rejection.fields ?? []).map(({ message }) => message);
  const parts = Object.values(locked).length;
  return {
    name: program.name,
    remarks: [
      ...(opened.closed ? [opened.closed] : []),
      ...(parts > 0 ? [`有 ${parts} 处列表画不出，显示成锁住的“复杂段”，内容原样保留。`] : []),
      ...foreign.map((prefix) => `其他软件的设置（${prefix}）保留在文件里，在这里不起作用。`),
      ...problems,
    ],
  };
}
