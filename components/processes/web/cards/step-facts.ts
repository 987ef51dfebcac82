import type { NodeDefinition } from '@gov/workflow';
import { furtherWords, limitWords, multiWords, operationWords, whoWords } from '@gov/workflow/designing';
import type { Desk } from '../designer/desk.ts';
import { fieldsSentence } from './field-words.ts';

/** What the card of a step says. */
export interface StepFacts {
  readonly name: string;
  /** Question and answer. */
  readonly rows: readonly (readonly [question: string, answer: string])[];
  /** Who it would be today, where that can be told. */
  readonly today: string | undefined;
  readonly isNobody: boolean;
}

interface Known {
  readonly words: Desk['words'];
  readonly template: Desk['template'];
  readonly facts: StepFacts;
}

const known = new WeakMap<NodeDefinition, Known>();

/** The words of a step; the same value while they say the same. Undefined for a step that is not there. */
export function stepFacts({ design, words, template }: Desk, id: string): StepFacts | undefined {
  const node = design.program.nodes[id];
  if (!node) return undefined;
  const former = known.get(node);
  if (former?.words === words && former.template === template) return former.facts;
  const fresh = factsOf(node, words, template);
  const facts = former && JSON.stringify(former.facts) === JSON.stringify(fresh) ? former.facts : fresh;
  known.set(node, { words, template, facts });
  return facts;
}

function factsOf(node: NodeDefinition, words: Desk['words'], template: Desk['template']): StepFacts {
  const isOwn = !node.waits && !node.call && !node.does;
  const today = isOwn ? words.today(node.handler, node.id) : undefined;
  const votes = node.multi.mode === 'single' ? '' : `，${multiWords(node.multi, words)}`;
  const who = [node.waits ? '等什么' : node.does ? '自动做' : '谁来办', whoWords(node, words) + votes] as const;
  const more = [
    ['能做什么', [operationWords(node.operations, words), ...furtherWords(node, words)].join('；')],
    ['看到和填写', fieldsSentence(node, template, words.field)],
    ['多久', limitWords(node, words)],
  ] as const;
  return {
    name: node.name || '（没有名称）',
    rows: isOwn ? [who, ...more] : [who],
    today: today?.today,
    isNobody: today?.nobody === true,
  };
}
