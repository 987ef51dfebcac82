import { compileExpression, describe } from '@gov/expression';
import { conditionFields, type FormTemplate } from '@gov/forms';
import { describeRule, type OrganisationSnapshot } from '@gov/organisation';
import { openDesign, sentencesOf, type TwinLine } from '@gov/workflow/designing';

/** 流程说明 of a process that is not published here, with the names of its form; nothing for what cannot be drawn. */
export async function processInWords(
  bpmnXml: string,
  { fields, opinionBlocks, ...template }: FormTemplate,
  organisation: OrganisationSnapshot,
): Promise<readonly TwinLine[]> {
  const opened = await openDesign(bpmnXml);
  if (!opened) return [];
  const { design } = opened;
  const asked = conditionFields({ fields, opinionBlocks, ...template });
  const field = (key: string) => fields.find((one) => one.key === key)?.label ?? key;
  const step = (id: string) => design.program.nodes[id]?.name ?? '（已去掉的步骤）';
  return sentencesOf(design, {
    handler: (rule) => describeRule(rule, organisation, { field, step }),
    ...{ field, step },
    process: () => '（别的流程）',
    block: (key) => opinionBlocks.find((one) => one.key === key)?.label ?? key,
    condition: (source) => {
      const compiled = compileExpression(source);
      return compiled.ok ? describe(compiled.value, asked) : source;
    },
  });
}
