import { withoutHiddenSigns } from '@gov/base';
import type { DocumentMetadata, Party } from '@gov/exchange';
import { firstCharacters, oneLine } from '@gov/forms';

/**
 * What an envelope says of a document, in the form every receiver accepts. Slips stored before their texts were brought
 * into one line may hold tabs, and an agency's own slip may allow longer titles than a register keeps: the finished PDF
 * shows them whole, the envelope names them. A limit counts characters, the envelope twice as many UTF-16 units.
 */
export const letterMetadata = (document: DocumentMetadata): DocumentMetadata => ({
  ...document,
  documentNumber: line(document.documentNumber, 50),
  title: line(document.title, 250) || '（未写标题）',
  mainRecipients: names(document.mainRecipients),
  copyRecipients: names(document.copyRecipients),
  signatory: line(document.signatory, 50),
  summary: withoutHiddenSigns(document.summary),
  remarks: withoutHiddenSigns(document.remarks),
});

/** A file's name in the envelope: attachments kept before such signs were dropped may hold them. */
export const letterFileName = (name: string): string => withoutHiddenSigns(name) || '未命名';

export const letterParty = <P extends Party>(party: P): P => ({ ...party, name: line(party.name, 100) });

const line = (text: string, most: number): string => firstCharacters(oneLine(text), most);

const names = (recipients: readonly string[]): readonly string[] =>
  recipients.map((name) => line(name, 100)).filter((name) => name !== '');
