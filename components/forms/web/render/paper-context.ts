import type { JsonValue } from '@gov/base';
import type { FieldSlot, NamedReference, RenderOpinions } from '@gov/forms';
import { createContext, type ReactNode, useContext } from 'react';

/** An agency as chosen for 主送 or 抄送; without id it is a written name. */
export interface ChosenAgency {
  readonly id?: string;
  readonly name: string;
}

/** A matter that another one speaks of. */
export interface ChosenMatter {
  readonly id: string;
  readonly title: string;
}

/** A row of another application's list, with what it brings into other fields, by their keys. */
export interface ChosenRecord extends NamedReference {
  readonly copies: Readonly<Record<string, string>>;
}

/** Who may sign here, and the day a signature bears until the server has put its own. */
export interface Signer extends NamedReference {
  readonly date: string;
}

export interface StoredAttachment {
  readonly fileId: string;
  readonly name: string;
  readonly size?: number;
}

/** Dialogs that the page supplies, so that the paper depends on no other component. Undefined = the person went back. */
export interface FormPickers {
  readonly pickPerson?: (title: string, chosen: NamedReference | undefined) => Promise<NamedReference | undefined>;
  readonly pickSection?: (title: string, chosen: NamedReference | undefined) => Promise<NamedReference | undefined>;
  readonly pickPost?: (title: string, chosen: NamedReference | undefined) => Promise<NamedReference | undefined>;
  readonly pickMatters?: (
    title: string,
    chosen: readonly ChosenMatter[],
  ) => Promise<readonly ChosenMatter[] | undefined>;
  /** A row of the list that this field chooses from. */
  readonly pickRecord?: (key: string, title: string) => Promise<ChosenRecord | undefined>;
  readonly pickAgencies?: (
    title: string,
    chosen: readonly ChosenAgency[],
  ) => Promise<readonly ChosenAgency[] | undefined>;
  readonly uploadFiles?: (files: readonly File[]) => Promise<readonly StoredAttachment[]>;
}

export interface PaperContext {
  /** Distinguishes the ids of two papers on one page. */
  readonly idPrefix: string;
  /** Called with the value as typed; it may still be refused when it is saved. `null` empties the field. */
  readonly onChange: (key: string, value: JsonValue) => void;
  /** The person left the field: the moment to check it. */
  readonly onLeave: (key: string) => void;
  readonly pickers: FormPickers;
  /** A field of this paper as it stands now; undefined where it is not shown. */
  readonly standing: (key: string) => Pick<FieldSlot, 'value' | 'label'> | undefined;
  readonly attachmentAddress?: ((file: StoredAttachment) => string) | undefined;
  readonly matterAddress?: ((matterId: string) => string) | undefined;
  /** Absent where nobody can sign: on a page that is only read. */
  readonly signer?: Signer | undefined;
  readonly onOpenBody?: (() => void) | undefined;
  /** What stands in the block of my own opinion; a sentence when absent. */
  readonly renderMine?: ((block: RenderOpinions) => ReactNode) | undefined;
}

const nothing = (): void => {};

export const PaperSurroundings = createContext<PaperContext>({
  idPrefix: 'form',
  onChange: nothing,
  onLeave: nothing,
  pickers: {},
  standing: () => undefined,
});

export const usePaper = (): PaperContext => useContext(PaperSurroundings);

/** Id of a field's control; error summaries link to it. */
export const fieldId = (idPrefix: string, key: string): string => `${idPrefix}-${key}`;
