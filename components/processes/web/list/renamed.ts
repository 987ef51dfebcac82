import { apply, openDesign, saveDesign } from '@gov/workflow/designing';

/** The same process under another name; a file that can only be looked at keeps its own. */
export async function renamed(bpmnXml: string, name: string): Promise<string> {
  const opened = await openDesign(bpmnXml);
  if (!opened || opened.closed) return bpmnXml;
  const applied = apply(opened.design, { kind: 'setProcess', change: { name } });
  return applied.ok ? saveDesign(bpmnXml, opened.design, applied.design) : bpmnXml;
}
