import { describeDerivation, namesFrom } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { stopsOf } from './note-stops.ts';

const whatHappensRefused = '已告诉系统管理员：由他请人重新办理这一步，或者终止流程。';
const whatHappensNext = '已告诉系统管理员：补上任职或指定办理人以后，会自动接着办，不用重新提交。';

/** For whoever reads the matter: which step stands still, why nobody was found, and what happens next. */
export function incidentWords(context: UseCaseContext, { state, program, form }: LoadedMatter): string | undefined {
  const stops = stopsOf(state);
  if (stops.length === 0) return undefined;
  const names = namesFrom(context.agency.organisation, { fieldLabel: (key) => form.fields.get(key)?.label ?? key });
  const sentences = stops.map(
    ({ node, why, incident }) =>
      `“${program.nodes[node]?.name ?? ''}”${incident === 'noWayForNo' ? '不通过' : '没有找到办理人'}，流程停在这里。${describeDerivation(why, names)}`,
  );
  const refusedOnly = stops.every(({ incident }) => incident === 'noWayForNo');
  return `${sentences.join('')}${refusedOnly ? whatHappensRefused : whatHappensNext}`;
}
