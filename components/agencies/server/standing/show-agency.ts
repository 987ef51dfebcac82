import { dateInChina, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { RelationLine, Routes } from '../../contract.ts';
import type { Relation } from '../../rules/relation-rules.ts';
import { levelWords } from '../level-words.ts';
import { openingOf } from '../opening/first-codes.ts';
import { findStanding, listNames, listRelations, listRenamings } from './store.ts';

/** One agency as the platform knows it. */
export async function showAgency(
  context: UseCaseContext,
  { params }: InputOf<Routes['agency']>,
): Promise<Result<ReplyOf<Routes['agency']>>> {
  const { tx } = context;
  const agency = await tx.first(findStanding(params.agencyId));
  if (!agency) return reject('agencies.unknown-agency');
  const [relations, agencies, renamings, opening] = await Promise.all([
    tx.all(listRelations),
    tx.all(listNames),
    tx.all(listRenamings(tx.agencyId, agency.id)),
    openingOf(context, agency.id),
  ]);
  const names = new Map(agencies.map((one) => [one.id, one.name]));
  const today = dateInChina(context.now);
  const { kind, level, ...rest } = agency;
  return ok({
    ...rest,
    levelWords: levelWords[level],
    isPlatform: kind === 'PLATFORM',
    relations: relations
      .filter((one) => one.fromAgencyId === agency.id || one.toAgencyId === agency.id)
      .filter((one) => one.to !== one.from)
      .map((one) => relationLine(one, { agencyId: agency.id, names, today })),
    names: renamings.map(({ appliedAt, ...name }) => ({ ...name, applied: appliedAt !== null })),
    ...(opening ? { opening } : {}),
  });
}

interface Seen {
  readonly agencyId: string;
  readonly names: ReadonlyMap<string, string>;
  readonly today: string;
}

function relationLine({ to, ...relation }: Relation, { agencyId, names, today }: Seen): RelationLine {
  const outgoing = relation.fromAgencyId === agencyId;
  const otherId = outgoing ? relation.toAgencyId : relation.fromAgencyId;
  return {
    ...relation,
    ...(to === null ? {} : { to }),
    otherId,
    otherName: names.get(otherId) ?? '',
    outgoing,
    state: relation.from > today ? 'future' : to !== null && to <= today ? 'past' : 'present',
  };
}
