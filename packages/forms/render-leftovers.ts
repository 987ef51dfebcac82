import type { CompiledForm } from './compiled-form.ts';
import { isVisible } from './data/visible-data.ts';
import { type FieldScene, renderField } from './render-field.ts';
import type { RenderBlock } from './render-tree.ts';
import type { DocumentNode, FieldDefinition } from './template.ts';

const keysOn = (node: DocumentNode): readonly string[] => [
  ...(typeof node.attrs?.key === 'string' ? [node.attrs.key] : []),
  ...(node.content ?? []).flatMap(keysOn),
];

/** What is out of use and stands nowhere on the new paper, with what was written in it: below everything else, so that it stays readable. */
export function renderLeftovers(form: CompiledForm, scene: FieldScene): readonly RenderBlock[] {
  const retired = [...form.fields.values()].filter((field) => field.retired && isVisible(field, scene.permissions));
  if (retired.length === 0) return [];
  const papers = [form.template.document, ...(form.template.parts ?? []).map(({ document }) => document)];
  const placed = new Set(papers.flatMap(keysOn));
  return retired.filter(({ key }) => !placed.has(key)).flatMap((field) => leftover(field, scene));
}

function leftover(field: FieldDefinition, scene: FieldScene): readonly RenderBlock[] {
  const slot = renderField(field, scene);
  if (slot.display === '') return [];
  const words = { kind: 'text' as const, text: `${field.label}（已停用）：`, bold: false };
  return [{ kind: 'paragraph', align: 'left', content: [words, slot] }];
}
