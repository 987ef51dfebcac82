import type { NodeDefinition, Program } from '../program.ts';
import type { Finding } from './finding.ts';

const isHidden = (node: NodeDefinition, field: string): boolean =>
  node.fields[field] === 'hidden' || node.fields[field] === 'masked';

/**
 * 保密: what is kept from a step and yet comes to its handlers, because an automatic step copies it into a field that they see,
 * or because a called process is given it. `secret`: the field that holds the level (密级), where the form has one.
 */
export function leakFindings(
  program: Program,
  form: { readonly label: (field: string) => string; readonly secret?: string | undefined },
): readonly Finding[] {
  const nodes = Object.values(program.nodes);
  const { label } = form;
  const copies = nodes.flatMap((node): readonly Finding[] => {
    if (node.does?.kind !== 'setField' || !('from' in node.does.to)) return [];
    const { from } = node.does.to;
    const { field } = node.does;
    const readers = nodes.filter((one) => isHidden(one, from) && !isHidden(one, field) && !one.does && !one.waits);
    if (readers.length === 0) return [];
    const names = readers.map(({ name }) => `“${name}”`).join('、');
    return [
      {
        level: 'warning',
        element: node.id,
        message: `${names}看不到“${label(from)}”，可是“${node.name}”把它抄进了他们看得到的“${label(field)}”。`,
        help: `让这几步也看不到“${label(field)}”，或者不要抄。`,
      },
    ];
  });
  const handedOn = nodes.flatMap((node): readonly Finding[] => {
    if (!node.call) return [];
    const given = Object.values(node.call.fields ?? {}).filter((field) => nodes.some((one) => isHidden(one, field)));
    if (given.length === 0) return [];
    return [
      {
        level: 'warning',
        element: node.id,
        message: `${[...new Set(given)].map((field) => `“${label(field)}”`).join('、')}在有的步骤是看不到的，可是会交给“${node.name}”发起的流程，那边按那边的规定看。`,
        help: '确认那个流程里谁能看到它，不该看到的就不要交过去。',
      },
    ];
  });
  const { secret } = form;
  const sentRound = nodes.flatMap((node): readonly Finding[] => {
    const sends = (node.copies?.length ?? 0) > 0 || node.does?.kind === 'notify';
    if (!secret || !sends || isHidden(node, secret)) return [];
    return [
      {
        level: 'warning',
        element: node.id,
        message: `表单上有“${label(secret)}”，而“${node.name}”会自动抄送：收到抄送的人不论密级都看得到这件事项。`,
        help: '涉密的事项不要自动抄送，改成办理人自己传阅；或者按密级分路，只在不涉密的一路抄送。',
      },
    ];
  });
  return [...copies, ...handedOn, ...sentRound];
}
