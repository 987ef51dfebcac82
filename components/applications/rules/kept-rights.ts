import type { CompiledForm } from '@gov/forms';
import { conceals, type FieldPermission, type NodeDefinition, type Program } from '@gov/workflow';

/** A simple process that is made anew: as its former settings made it, as it stands today, and as the new settings make it. */
interface Remade {
  readonly formerly: Program;
  readonly current: Program;
  readonly made: Program;
  /** What is handled from now on; rights over what it has no more are dropped. */
  readonly form: CompiledForm;
}

/** The new process with the rights that somebody set in the rights matrix, at the steps that are still there. */
export function withKeptRights({ formerly, current, made, form }: Remade): Program {
  const nodes = Object.entries(made.nodes).map(([id, node]): [string, NodeDefinition] => {
    const was = sameStep(current, node);
    const before = was && formerly.nodes[was.id];
    if (!was || !before) return [id, node];
    return [id, { ...node, fields: keptFields(before.fields, was.fields, node.fields, form) }];
  });
  return { ...made, nodes: Object.fromEntries(nodes) };
}

/** Steps are numbered by their place: one that was moved is known by its name. */
function sameStep({ nodes }: Program, { id, name }: NodeDefinition): NodeDefinition | undefined {
  return nodes[id]?.name === name ? nodes[id] : (Object.values(nodes).find((one) => one.name === name) ?? undefined);
}

type Fields = Readonly<Record<string, FieldPermission>>;

function keptFields(before: Fields, now: Fields, made: Fields, form: CompiledForm): Fields {
  const fields = new Map(Object.entries(made));
  for (const key of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const right = now[key];
    const there = form.fields.has(key) || form.blocks.has(key);
    if (!there || right === before[key]) continue;
    // who is to fill a thing in was decided anew; what is hidden stays hidden until the matrix shows it again
    const moved = (before[key] === undefined) !== (made[key] === undefined);
    if (moved && !(right && conceals(right))) continue;
    if (right === undefined) fields.delete(key);
    else fields.set(key, right);
  }
  return Object.fromEntries(fields);
}
