import { ok, type Result, reject } from '@gov/base';
import { compile, type Program } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type ProcessHistory, processHistoryPoint, type VersionSince } from '../../contract.ts';
import { findDesign, findDraft, type OneDesign } from '../designing/store.ts';
import { listVersionPrograms, type VersionProgram } from './store.ts';

/** A process with all its versions, and the one that is looked at. */
export interface LookedAt {
  readonly process: OneDesign;
  readonly versions: readonly VersionProgram[];
  readonly program: Program;
  /** 草稿, 第 3 版 */
  readonly words: string;
  readonly draftVersion?: number;
}

/** The draft as it is saved, or a published version; a draft with problems cannot be run. */
export async function lookAt(
  context: UseCaseContext,
  processId: string,
  of: 'draft' | number,
): Promise<Result<LookedAt>> {
  const { tx } = context;
  const process = await tx.first(findDesign(tx.agencyId, processId));
  if (!process) return reject('processes.unknown');
  const versions = await tx.all(listVersionPrograms(tx.agencyId, processId));
  if (of !== 'draft') {
    const version = versions.find(({ number }) => number === of);
    if (!version) return reject('processes.not-found');
    return ok({ process, versions, program: version.program, words: `第 ${of} 版` });
  }
  const draft = await tx.first(findDraft(tx.agencyId, processId));
  if (!draft?.bpmnXml) return reject('processes.no-draft');
  const compiled = await compile(draft.bpmnXml);
  if (!compiled.ok) return reject('processes.draft-unrunnable', { count: compiled.rejection.fields?.length ?? 1 });
  return ok({ process, versions, program: compiled.value, words: '草稿', draftVersion: draft.version });
}

/** What the component that runs processes tells of them. */
export function historyOf(context: UseCaseContext): ProcessHistory {
  const factory = context.extension(processHistoryPoint, 'matters');
  if (!factory) throw new Error('no component runs processes');
  return factory(context);
}

export const sinceOf = (versions: readonly VersionProgram[]): readonly VersionSince[] =>
  versions.map(({ processVersionId, publishedAt }) => ({ processVersionId, publishedAt }));
