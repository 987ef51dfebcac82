import { type Design, type OpenedDesign, openDesign } from '@gov/workflow/designing';
import { call } from '#platform/web/data/call.ts';
import { type DraftSaved, DraftSaver } from '#platform/web/data/draft-saver.ts';
import { queryClient } from '#platform/web/data/query-client.ts';
import { keepTyped, type TypedPlace, typedAt } from '#platform/web/data/typed-words.ts';
import { keyOf as cacheKeyOf, markOld } from '#platform/web/data/use-route.ts';
import { type DesignView, routes } from '../../contract.ts';
import { workAside } from '../files/work-aside.ts';

/** Where a person's unsaved draft of a process is kept in this window. */
export const designPlace = 'process-design';

/** What this window keeps of a draft that the server does not have. */
interface Unsaved {
  readonly base: number;
  readonly bpmnXml: string;
  readonly formId?: string;
}

/** A file with the design that was read from it: what is written back keeps everything else of it. */
export interface OpenFile {
  readonly bpmnXml: string;
  readonly opened: OpenedDesign;
}

export async function openFile(bpmnXml: string): Promise<OpenFile | undefined> {
  const opened = await openDesign(bpmnXml);
  return opened && { bpmnXml, opened };
}

const keptAt = (place: TypedPlace) => typedAt(place) as Unsaved | undefined; // reason: written by the saver alone
const storedFile = (view: DesignView): string => view.draft?.bpmnXml ?? view.current?.bpmnXml ?? '';

/** The file to go on with: what a former visit could not save, else the draft, else the version in use. */
export const fileOf = (view: DesignView, place: TypedPlace): string => keptAt(place)?.bpmnXml ?? storedFile(view);

/** The form that goes with that file. */
export const formOf = (view: DesignView, place: TypedPlace): string | undefined => keptAt(place)?.formId ?? view.formId;

/** What is saved together; the same parts are the same draft. */
interface Drawn {
  readonly design: Design;
  readonly formId: string | undefined;
  /** What the design was drawn on, and is written into. */
  readonly file: OpenFile;
}

/** The draft of one process. What the server refused or did not answer outlives a reload. */
export class DesignSaver extends DraftSaver<DesignView> {
  readonly #processId: string;
  readonly #place: TypedPlace;
  #current: Drawn;
  /** What the server has; undefined where the page began with something else. */
  #saved: Drawn | undefined;
  /** The last design that was written into the file: checked, saved and shown, it is written once. */
  #written: { readonly design: Design; readonly file: Promise<string> } | undefined;
  /** The same as it was sent. */
  #savedKey: string;

  /** Goes on from what a former visit could not save; where another draft was saved meanwhile, both are shown first. */
  constructor(view: DesignView, file: OpenFile, place: TypedPlace) {
    const kept = keptAt(place);
    const savedKey = keyOf(storedFile(view), view.formId);
    const isUnsaved = kept !== undefined && keyOf(kept.bpmnXml, formOf(view, place)) !== savedKey;
    super({ view, keptBase: kept?.base, isUnsaved, staleCode: 'processes.draft-stale' });
    this.#processId = view.processId;
    this.#place = place;
    this.#current = { design: file.opened.design, formId: formOf(view, place), file };
    this.#saved = isUnsaved ? undefined : this.#current;
    this.#savedKey = savedKey;
  }

  /** The file the design was drawn on, as it was opened. */
  get openedXml(): string {
    return this.#current.file.bpmnXml;
  }

  /** The file as it would be saved now. */
  readonly file = (): Promise<string> => this.#fileOf(this.#current);

  readonly formId = (): string | undefined => this.#current.formId;

  /** `file`: where the design was taken whole from another file meanwhile, that one. */
  readonly write = (design: Design, formId: string | undefined, file = this.#current.file): void => {
    this.#current = { design, formId, file };
    this.changed();
  };

  /** The draft was dropped on the server: what is in use stands here, and what is drawn or undone then is a new draft on top. */
  readonly dropped = (
    draftVersion: number,
    inUse: { readonly file: OpenFile; readonly formId: string | undefined },
  ): void => {
    const { file, formId } = inUse;
    this.#current = { design: file.opened.design, formId, file };
    this.#saved = this.#current;
    this.#savedKey = keyOf(file.bpmnXml, formId);
    this.continueOn(draftVersion, false);
  };

  /** Mine is given up, the page opens another file: theirs. */
  readonly giveUp = (): void => {
    this.leave();
    this.#saved = this.#current;
    this.keep();
  };

  /** The draft was published: what follows is a new one on top. */
  readonly published = (draftVersion: number): void => this.continueOn(draftVersion, false);

  /** Nothing is kept here before it is sent. */
  override losesOnClosing(): boolean {
    return this.shown().state !== 'saved';
  }

  protected isUnsaved(): boolean {
    return this.#current.design !== this.#saved?.design || this.#current.formId !== this.#saved.formId;
  }

  protected async sendOn(baseVersion: number): Promise<DraftSaved | undefined> {
    const sent = this.#current;
    const bpmnXml = await this.#fileOf(sent);
    const key = keyOf(bpmnXml, sent.formId);
    const form = sent.formId === undefined ? {} : { formId: sent.formId };
    const isNew = key !== this.#savedKey;
    if (isNew) keepTyped(this.#place, { base: baseVersion, bpmnXml, ...form } satisfies Unsaved);
    const body = { baseVersion, bpmnXml, ...form };
    const reply = isNew ? await call(routes.saveDesign, { params: { processId: this.#processId }, body }) : undefined;
    this.#saved = sent;
    this.#savedKey = key;
    keepTyped(this.#place, undefined);
    if (reply) this.#tellOthers({ ...reply, bpmnXml, ...form });
    return reply;
  }

  /** Kept where it is sent: only then it is a file. */
  protected keep(): void {
    if (!this.isUnsaved()) keepTyped(this.#place, undefined);
  }

  protected readTheirs(): Promise<DesignView> {
    return call(routes.design, { params: { processId: this.#processId } });
  }

  /** The pages beside it, and this one opened again, begin with what was saved; who saved it they ask anew. */
  #tellOthers({ draftVersion, changedAt, bpmnXml, formId }: DraftSaved & Omit<Unsaved, 'base'>): void {
    const form = formId === undefined ? {} : { formId };
    queryClient.setQueryData<DesignView>(
      cacheKeyOf(routes.design, { params: { processId: this.#processId } }),
      (view) => {
        if (!view) return undefined;
        const { formId: _former, ...others } = view;
        const draft = { bpmnXml, changedAt };
        return { ...others, ...form, draftVersion, draft };
      },
    );
    void markOld(routes.design);
  }

  #fileOf({ design, file }: Drawn): Promise<string> {
    if (this.#written?.design !== design) this.#written = { design, file: writtenInto(file, design) };
    return this.#written.file;
  }
}

function writtenInto({ bpmnXml, opened }: OpenFile, { program, locked, picture }: Design): Promise<string> {
  if (picture === opened.design.picture)
    return workAside.write({ openedXml: bpmnXml, program, locked, picture: undefined });
  const { shapes, edges } = picture;
  return workAside.write({ openedXml: bpmnXml, program, locked, picture: { shapes, edges } });
}

const keyOf = (bpmnXml: string, formId: string | undefined): string => `${formId ?? ''}\n${bpmnXml}`;
